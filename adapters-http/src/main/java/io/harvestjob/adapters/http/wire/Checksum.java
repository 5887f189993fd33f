package io.harvestjob.adapters.http.wire;

import java.util.zip.CRC32;

/** The CRC-32 of a body, which some AWS services send along in decimal digits. */
final class Checksum {

  private static final String HEADER = "x-amz-crc32";

  private Checksum() {}

  static boolean isRight(WireAnswer answer) {
    return answer.header(HEADER).map(of(answer.body())::equals).orElse(true);
  }

  private static String of(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return String.valueOf(crc.getValue());
  }
}

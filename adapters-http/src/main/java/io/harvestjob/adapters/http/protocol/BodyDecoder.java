package io.harvestjob.adapters.http.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/**
 * Undoes the content encoding of a body and checks its checksum. Nobody asks for gzip in this
 * protocol, and some gateways use it all the same; some AWS services send a CRC-32 in decimal
 * digits.
 */
final class BodyDecoder {

  private static final byte[] EMPTY = {};

  private BodyDecoder() {}

  static byte[] decode(DescribeResponse response) {
    boolean gzip = response.header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    return gzip ? gunzip(response.body()) : response.body();
  }

  static boolean hasValidChecksum(DescribeResponse response, byte[] body) {
    return response.header("x-amz-crc32").map(crc32(body)::equals).orElse(true);
  }

  /** A body that is no gzip, or too long without it, becomes empty. */
  private static byte[] gunzip(byte[] body) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = gzip.readNBytes(DescribeResponse.MAX_BODY_BYTES + 1);
      return plain.length > DescribeResponse.MAX_BODY_BYTES ? EMPTY : plain;
    } catch (IOException noGzip) {
      return EMPTY;
    }
  }

  private static String crc32(byte[] body) {
    CRC32 crc = new CRC32();
    crc.update(body);
    return String.valueOf(crc.getValue());
  }
}

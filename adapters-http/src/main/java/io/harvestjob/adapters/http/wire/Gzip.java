package io.harvestjob.adapters.http.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * Takes gzip off a body. Nobody asks for it on this wire, and some gateways use it all the same.
 */
final class Gzip {

  private static final byte[] NOTHING = {};

  private Gzip() {}

  static WireAnswer removedFrom(WireAnswer answer) {
    return answer
        .header("Content-Encoding")
        .filter("gzip"::equalsIgnoreCase)
        .map(gzip -> new WireAnswer(answer.httpStatus(), answer.headers(), plain(answer.body())))
        .orElse(answer);
  }

  /** A body that is no gzip, or too long without it, says nothing. */
  private static byte[] plain(byte[] body) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = gzip.readNBytes(WireAnswer.MAX_BODY_BYTES + 1);
      return plain.length > WireAnswer.MAX_BODY_BYTES ? NOTHING : plain;
    } catch (IOException noGzip) {
      return NOTHING;
    }
  }
}

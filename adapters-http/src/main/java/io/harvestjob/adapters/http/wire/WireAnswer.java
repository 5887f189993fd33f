package io.harvestjob.adapters.http.wire;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HTTP response: what one side writes and the other reads. Immutable and thread-safe. */
public final class WireAnswer {

  /** More than any answer that makes sense has: 1 MiB. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  private final int httpStatus;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Keeps {@code body} as it is: whoever passes it in does not change it afterwards.
   *
   * @param headers by name, whatever the case; the ones that mean nothing here are ignored
   */
  public WireAnswer(int httpStatus, Map<String, String> headers, byte[] body) {
    this.httpStatus = httpStatus;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.body = body;
  }

  /** The HTTP status. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The headers by name, in alphabetical order; names are looked up whatever their case. */
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  /** The body itself, not a copy, for a server that sends it many times a second. */
  public byte[] body() {
    return body;
  }

  /** The header with this name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Nullable String requestId() {
    return header(WireHeaders.REQUEST_ID)
        .or(() -> header(WireHeaders.REQUEST_ID_ALTERNATE))
        .orElse(null);
  }
}

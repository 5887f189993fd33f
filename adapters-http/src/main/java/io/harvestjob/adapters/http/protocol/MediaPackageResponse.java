package io.harvestjob.adapters.http.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HTTP response as it was received. Immutable and thread-safe. */
public final class MediaPackageResponse {

  /** The greatest length of a body, more than any sensible response has: 1 MiB. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  private final int httpStatus;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Creates a response that keeps {@code body} as it is: the caller does not change it afterwards.
   *
   * @param headers by name, whatever the case; unknown ones are ignored
   */
  public MediaPackageResponse(int httpStatus, Map<String, String> headers, byte[] body) {
    this.httpStatus = httpStatus;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.body = body;
  }

  /** Returns the HTTP status. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Returns the body itself, not a copy: nobody may change it. */
  public byte[] body() {
    return body;
  }

  /** Returns the header with this name in any case; empty if there is none. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Nullable String requestId() {
    return header(HeaderNames.REQUEST_ID)
        .or(() -> header(HeaderNames.REQUEST_ID_ALTERNATE))
        .orElse(null);
  }
}

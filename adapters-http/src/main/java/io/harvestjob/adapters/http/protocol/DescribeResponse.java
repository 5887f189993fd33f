package io.harvestjob.adapters.http.protocol;

import io.micronaut.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP response as it was received. */
public final class DescribeResponse {

  /** The greatest length of a body, more than any sensible response has: 1 MiB. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  private final int httpStatus;
  private final HttpHeaders headers;
  private final byte[] body;

  /**
   * Creates a response that keeps {@code body} as it is: the caller does not change it afterwards.
   */
  public DescribeResponse(int httpStatus, HttpHeaders headers, byte[] body) {
    this.httpStatus = httpStatus;
    this.headers = headers;
    this.body = body;
  }

  /** Returns the HTTP status. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Returns the body itself, not a copy: nobody may change it. */
  byte[] body() {
    return body;
  }

  /** Returns the time that the service says it is; empty if it says none that can be read. */
  public Optional<Instant> date() {
    return headers.findDate(HttpHeaders.DATE).map(Instant::from);
  }

  /** Returns the header with this name in any case; empty if there is none. */
  Optional<String> header(String name) {
    return headers.findFirst(name);
  }

  @Nullable String requestId() {
    return header(HeaderNames.REQUEST_ID)
        .or(() -> header(HeaderNames.REQUEST_ID_ALTERNATE))
        .orElse(null);
  }
}

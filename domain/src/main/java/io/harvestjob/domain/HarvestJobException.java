package io.harvestjob.domain;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a harvest job could not be described. Either the service responded with one of the
 * six errors that AWS models (documented), or there was no usable response. The message is the
 * service's own where it sent one.
 */
public abstract sealed class HarvestJobException extends RuntimeException
    permits UnprocessableEntityException,
        InternalServerErrorException,
        ForbiddenException,
        NotFoundException,
        ServiceUnavailableException,
        TooManyRequestsException,
        NoUsableResponseException {

  private static final long serialVersionUID = 1L;

  /**
   * What a service reported with an error. Immutable and thread-safe.
   *
   * @param message the text for people
   * @param httpStatus the HTTP status; null if there was no response
   * @param errorCode the AWS error code, without namespace and suffix; null if there was none
   * @param requestId the id that AWS support asks for; null if the response had none
   * @param retryAfter how long the service asks its callers to pause; null if it does not ask
   */
  public record Details(
      String message,
      @Nullable Integer httpStatus,
      @Nullable String errorCode,
      @Nullable String requestId,
      @Nullable Duration retryAfter) {}

  // Duration and String are serializable, a record is only if it says so
  private final @Nullable Integer httpStatus;
  private final @Nullable String errorCode;
  private final @Nullable String requestId;
  private final @Nullable Duration retryAfter;
  private final boolean retryable;
  private final @Nullable String hint;

  HarvestJobException(Details details, boolean retryable, @Nullable String hint) {
    super(details.message());
    this.httpStatus = details.httpStatus();
    this.errorCode = details.errorCode();
    this.requestId = details.requestId();
    this.retryAfter = details.retryAfter();
    this.retryable = retryable;
    this.hint = hint;
  }

  /** Returns whether the same call may succeed later, with nothing changed by the caller. */
  public final boolean isRetryable() {
    return retryable;
  }

  /** Returns what a person could check next, in one sentence; empty if there is nothing to add. */
  public final Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** Returns the HTTP status of the response; empty if there was no response. */
  public OptionalInt httpStatus() {
    return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
  }

  /** Returns the AWS error code as it was sent, without namespace and suffix; empty if none was. */
  public Optional<String> errorCode() {
    return Optional.ofNullable(errorCode);
  }

  /** Returns the request id that AWS support asks for; empty if the response had none. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }

  /**
   * Returns how long the service asked its callers to pause before they try again; empty if it did
   * not ask. It is never negative.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}

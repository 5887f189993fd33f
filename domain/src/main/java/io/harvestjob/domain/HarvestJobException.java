package io.harvestjob.domain;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A harvest job could not be described. Either the service answered with one of the six errors that
 * AWS models (documented), or there was no usable answer. The message is the service's own where it
 * sent one.
 */
public abstract sealed class HarvestJobException extends RuntimeException
    permits UnprocessableEntityException,
        InternalServerErrorException,
        ForbiddenException,
        NotFoundException,
        ServiceUnavailableException,
        TooManyRequestsException,
        NoUsableAnswerException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Integer httpStatus;
  private final @Nullable String errorCode;
  private final @Nullable String requestId;

  HarvestJobException(ErrorDetails details) {
    super(details.messageOrStatus());
    this.httpStatus = details.httpStatus();
    this.errorCode = details.errorCode();
    this.requestId = details.requestId();
  }

  HarvestJobException(String message, @Nullable Integer httpStatus, @Nullable String requestId) {
    super(message);
    this.httpStatus = httpStatus;
    this.errorCode = null;
    this.requestId = requestId;
  }

  /** Whether the same call may succeed later, with nothing changed by the caller. */
  public abstract boolean isRetryable();

  /** What a person could check next, in one sentence; empty if there is nothing to add. */
  public Optional<String> hint() {
    return Optional.empty();
  }

  /** The HTTP status of the answer; empty if there was none. */
  public OptionalInt httpStatus() {
    return httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus);
  }

  /** The AWS error code as it was sent, less namespace and suffix; empty if none was sent. */
  public Optional<String> errorCode() {
    return Optional.ofNullable(errorCode);
  }

  /** What AWS support asks for; empty if the answer had none. */
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }
}

package io.harvestjob.domain;

import org.jspecify.annotations.Nullable;

/** Thrown when there was no response, or none that makes sense. */
public final class NoUsableResponseException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** What went wrong on the way to a response. */
  public enum Reason {
    /** Nothing was sent: there are no credentials, or there is no region. */
    NOT_CONFIGURED(false),
    /** Nothing was sent: what is configured cannot be used, as half of the credentials cannot. */
    MISCONFIGURED(false),
    /** The connection could not be made, or broke before the response was complete. */
    CONNECTION_FAILED(true),
    /** The response was not complete at its deadline. */
    TIMED_OUT(true),
    /** The calling thread was interrupted; its interrupt flag is set. */
    INTERRUPTED(false),
    /** There was a response, but it is not a harvest job, or not the one asked for. */
    NOT_UNDERSTOOD(false);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }
  }

  private final Reason reason;

  /** Creates the error for a request that got no response at all. */
  public NoUsableResponseException(Reason reason, String message, @Nullable Throwable cause) {
    this(reason, message, null, cause);
  }

  /** Creates the error for a request that got no response, with what a person could do next. */
  public NoUsableResponseException(
      Reason reason, String message, @Nullable String hint, @Nullable Throwable cause) {
    this(reason, new Details(message, null, null, null, null), hint, cause);
  }

  private NoUsableResponseException(
      Reason reason, Details details, @Nullable String hint, @Nullable Throwable cause) {
    super(details, reason.retryable, hint);
    this.reason = reason;
    initCause(cause);
  }

  /** Returns the error for a response that makes no sense. */
  public static NoUsableResponseException notUnderstood(
      String message,
      @Nullable Integer httpStatus,
      @Nullable String requestId,
      @Nullable Throwable cause) {
    return new NoUsableResponseException(
        Reason.NOT_UNDERSTOOD,
        new Details(message, httpStatus, null, requestId, null),
        null,
        cause);
  }

  /** Returns the error for a response that describes another job than the requested one. */
  public static NoUsableResponseException otherJob(
      HarvestJobId requested,
      String received,
      @Nullable Integer httpStatus,
      @Nullable String requestId) {
    return notUnderstood(
        "Asked for harvest job %s, but the response describes %s"
            .formatted(requested, TextEscaper.quoted(received)),
        httpStatus,
        requestId,
        null);
  }

  /** Returns what went wrong. */
  public Reason reason() {
    return reason;
  }
}

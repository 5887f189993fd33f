package io.harvestjob.domain;

import org.jspecify.annotations.Nullable;

/** There was no answer, or none that makes sense. */
public final class NoUsableAnswerException extends HarvestJobException {

  private static final long serialVersionUID = 1L;

  /** What went wrong on the way to an answer. */
  public enum Reason {
    /** Nothing was sent: there are no credentials, or there is no region. */
    NOT_CONFIGURED(false),
    /** Nothing was sent: what is configured cannot be used, as half of the credentials cannot. */
    MISCONFIGURED(false),
    /** The connection could not be made, or broke before the whole answer was there. */
    CONNECTION_FAILED(true),
    /** The answer was not there when its deadline came. */
    TIMED_OUT(true),
    /** The calling thread was interrupted; its interrupt flag is set. */
    INTERRUPTED(false),
    /** There was an answer, but it is not a harvest job, or not the one asked for. */
    NOT_UNDERSTOOD(false);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }
  }

  private final Reason reason;

  /** No answer at all. */
  public NoUsableAnswerException(Reason reason, String message, @Nullable Throwable cause) {
    this(reason, message, null, null, cause);
  }

  private NoUsableAnswerException(
      Reason reason,
      String message,
      @Nullable Integer httpStatus,
      @Nullable String requestId,
      @Nullable Throwable cause) {
    super(message, httpStatus, requestId);
    this.reason = reason;
    initCause(cause);
  }

  /** An answer that makes no sense. */
  public static NoUsableAnswerException notUnderstood(
      String message,
      @Nullable Integer httpStatus,
      @Nullable String requestId,
      @Nullable Throwable cause) {
    return new NoUsableAnswerException(
        Reason.NOT_UNDERSTOOD, message, httpStatus, requestId, cause);
  }

  /** What went wrong. */
  public Reason reason() {
    return reason;
  }

  @Override
  public boolean isRetryable() {
    return reason.retryable;
  }
}

package io.harvestjob.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a service said when it answered with an error. Immutable and thread-safe.
 *
 * @param httpStatus of the answer
 * @param errorCode the AWS error code, as sent; a namespace ({@code ns#Code}) and a suffix ({@code
 *     Code:http://...}) are cut off (both measured)
 * @param message the service's own words
 * @param requestId what AWS support asks for
 */
public record ErrorDetails(
    int httpStatus,
    @Nullable String errorCode,
    @Nullable String message,
    @Nullable String requestId) {

  /** Cuts the error code out of what was sent; an empty text counts as none. */
  public ErrorDetails {
    errorCode = emptyAsNull(errorCode == null ? null : withoutNamespaceAndSuffix(errorCode));
    message = emptyAsNull(message);
    requestId = emptyAsNull(requestId);
  }

  /**
   * The typed error: decided by the error code, and by the HTTP status where the code says nothing.
   * A status that is no error at all gives a {@link NoUsableAnswerException}.
   */
  public HarvestJobException toException() {
    return ModelledError.of(errorCode, httpStatus)
        .<HarvestJobException>map(error -> error.exception(this))
        .orElseGet(this::notUnderstood);
  }

  String messageOrStatus() {
    return message == null ? "HTTP status %d without a message".formatted(httpStatus) : message;
  }

  private HarvestJobException notUnderstood() {
    return NoUsableAnswerException.notUnderstood(
        "HTTP status %d is neither a job nor an error".formatted(httpStatus),
        httpStatus,
        requestId,
        null);
  }

  private static String withoutNamespaceAndSuffix(String sent) {
    String code = sent.split(":", 2)[0];
    return code.substring(code.indexOf('#') + 1).strip();
  }

  private static @Nullable String emptyAsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}

package io.harvestjob.adapterkit;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The error of a service as it was received, before it is typed. Immutable and thread-safe.
 *
 * @param httpStatus the HTTP status of the response
 * @param errorCode the AWS error code, as sent; a namespace ({@code ns#Code}) and a suffix ({@code
 *     Code:http://...}) are cut off (both measured); null if there was none
 * @param message the service's own words; null if there were none
 * @param requestId the id that AWS support asks for; null if the response had none
 * @param retryAfter how long the service asks its callers to pause; null if it does not ask; see
 *     {@link RetryAfterParser}
 */
public record ServiceError(
    int httpStatus,
    @Nullable String errorCode,
    @Nullable String message,
    @Nullable String requestId,
    @Nullable Duration retryAfter) {

  /** Takes the error code out of the text that was sent; an empty text counts as none. */
  public ServiceError {
    errorCode = emptyAsNull(errorCode == null ? null : withoutNamespaceAndSuffix(errorCode));
    message = emptyAsNull(message);
    requestId = emptyAsNull(requestId);
  }

  /** Creates an error of a service that does not ask its callers to pause. */
  public ServiceError(
      int httpStatus,
      @Nullable String errorCode,
      @Nullable String message,
      @Nullable String requestId) {
    this(httpStatus, errorCode, message, requestId, null);
  }

  /**
   * Returns the typed error: decided by the error code, and by the HTTP status where the code is
   * missing or not known. A status that is no error at all gives a {@link
   * NoUsableResponseException}.
   */
  public HarvestJobException toException() {
    String text =
        message == null ? "HTTP status %d without a message".formatted(httpStatus) : message;
    Details details = new Details(text, httpStatus, errorCode, requestId, retryAfter);
    return typeOf(errorCode, httpStatus)
        .map(type -> type.toException(details))
        .orElseGet(this::notUnderstood);
  }

  /**
   * Returns which of the six errors a response reports; empty if it reports none.
   *
   * @param errorCode decides, where it is known
   * @param httpStatus decides where the code does not
   */
  public static Optional<ServiceErrorType> typeOf(@Nullable String errorCode, int httpStatus) {
    return Optional.ofNullable(errorCode)
        .flatMap(ServiceErrorTypeTable::ofCode)
        .or(() -> ServiceErrorTypeTable.ofStatus(httpStatus));
  }

  private HarvestJobException notUnderstood() {
    return NoUsableResponseException.notUnderstood(
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

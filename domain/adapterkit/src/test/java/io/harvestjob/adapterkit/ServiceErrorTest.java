package io.harvestjob.adapterkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceErrorTest {

  @ParameterizedTest
  @EnumSource
  void givesEachErrorByItsCode(ServiceErrorType error) {
    HarvestJobException exception = error(400, error.errorCode()).toException();

    assertThat(exception.getClass().getSimpleName()).isEqualTo(error.errorCode());
  }

  @ParameterizedTest
  @EnumSource
  void givesEachErrorByItsStatus(ServiceErrorType error) {
    HarvestJobException exception = error(error.httpStatus(), null).toException();

    assertThat(exception.getClass().getSimpleName()).isEqualTo(error.errorCode());
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied, 400, FORBIDDEN",
    "AccessDeniedException, 403, FORBIDDEN",
    "ExpiredTokenException, 400, FORBIDDEN",
    "InvalidSignatureException, 500, FORBIDDEN",
    "UnrecognizedClientException, 400, FORBIDDEN",
    "ThrottlingException, 400, TOO_MANY_REQUESTS",
    "SlowDown, 503, TOO_MANY_REQUESTS",
    "InternalFailure, 400, INTERNAL_SERVER_ERROR",
    "ServiceUnavailable, 400, SERVICE_UNAVAILABLE",
    "RequestTimeout, 400, SERVICE_UNAVAILABLE",
    "ValidationException, 400, UNPROCESSABLE_ENTITY",
    "NotFound, 400, NOT_FOUND",
    "NotFoundException, 503, NOT_FOUND"
  })
  void decidesByTheCodeBeforeTheStatus(String code, int status, ServiceErrorType expected) {
    assertThat(ServiceError.typeOf(code, status)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "400, UNPROCESSABLE_ENTITY",
    "418, UNPROCESSABLE_ENTITY",
    "401, FORBIDDEN",
    "407, FORBIDDEN",
    "511, FORBIDDEN",
    "410, NOT_FOUND",
    "408, SERVICE_UNAVAILABLE",
    "425, SERVICE_UNAVAILABLE",
    "502, SERVICE_UNAVAILABLE",
    "504, SERVICE_UNAVAILABLE",
    "509, TOO_MANY_REQUESTS",
    "501, INTERNAL_SERVER_ERROR",
    "599, INTERNAL_SERVER_ERROR"
  })
  void decidesByTheStatusWhenTheCodeSaysNothing(int status, ServiceErrorType expected) {
    assertThat(ServiceError.typeOf("SomethingElse", status)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FORBIDDEN", "403", "4xx", "Exception", "Forbidden AccessDenied"})
  void takesNothingElseForACode(String noCode) {
    assertThat(ServiceError.typeOf(noCode, 500)).contains(ServiceErrorType.INTERNAL_SERVER_ERROR);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 399, 600})
  void doesNotUnderstandAStatusThatIsNoError(int status) {
    HarvestJobException exception = error(status, null).toException();

    assertThat(exception)
        .isInstanceOfSatisfying(
            NoUsableResponseException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_UNDERSTOOD))
        .hasMessage("HTTP status %d is neither a job nor an error", status);
    assertThat(exception.httpStatus()).hasValue(status);
    assertThat(exception.requestId()).contains("request-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NotFoundException",
        "com.amazonaws.mediapackage#NotFoundException",
        "NotFoundException:http://internal.amazon.com/coral/#x",
        "com.amazonaws.mediapackage#NotFoundException:http://internal.amazon.com/",
        " NotFoundException "
      })
  void cutsNamespaceAndSuffixOffTheCode(String sent) {
    assertThat(error(400, sent).errorCode()).isEqualTo("NotFoundException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "#", ":http://x"})
  void takesAnEmptyCodeAsNone(String sent) {
    assertThat(error(404, sent).toException().errorCode()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"501, false", "505, false", "500, true", "599, true"})
  void doesNotRetryAServiceThatCannotDoIt(int status, boolean retryable) {
    assertThat(error(status, null).toException().isRetryable()).isEqualTo(retryable);
    assertThat(error(status, "InternalFailure").toException().isRetryable()).isEqualTo(retryable);
  }

  @Test
  void carriesThePauseThatTheServiceAsksFor() {
    Duration pause = Duration.ofSeconds(3);

    assertThat(new ServiceError(429, null, "m", null, pause).toException().retryAfter())
        .contains(pause);
    assertThat(error(429, null).toException().retryAfter()).isEmpty();
  }

  @Test
  void carriesWhatTheServiceSaid() {
    HarvestJobException exception = error(404, "NotFoundException").toException();

    assertThat(exception).hasMessage("its own words");
    assertThat(exception.httpStatus()).hasValue(404);
    assertThat(exception.errorCode()).contains("NotFoundException");
    assertThat(exception.requestId()).contains("request-1");
  }

  @Test
  void saysTheStatusWhenTheServiceSaidNothing() {
    HarvestJobException exception = new ServiceError(404, null, "", "").toException();

    assertThat(exception).hasMessage("HTTP status 404 without a message");
    assertThat(exception.requestId()).isEmpty();
  }

  private static ServiceError error(int status, @Nullable String code) {
    return new ServiceError(status, code, "its own words", "request-1");
  }
}

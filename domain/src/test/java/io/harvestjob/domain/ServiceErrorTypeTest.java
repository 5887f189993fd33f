package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobException.Details;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceErrorTypeTest {

  @ParameterizedTest
  @CsvSource({
    "UNPROCESSABLE_ENTITY, 422, UnprocessableEntityException",
    "INTERNAL_SERVER_ERROR, 500, InternalServerErrorException",
    "FORBIDDEN, 403, ForbiddenException",
    "NOT_FOUND, 404, NotFoundException",
    "SERVICE_UNAVAILABLE, 503, ServiceUnavailableException",
    "TOO_MANY_REQUESTS, 429, TooManyRequestsException"
  })
  void hasTheStatusAndTheCodeThatAwsDocuments(ServiceErrorType type, int status, String code) {
    HarvestJobException exception = type.toException("m");

    assertThat(exception).hasMessage("m");
    assertThat(exception.getClass().getSimpleName()).isEqualTo(code);
    assertThat(exception.httpStatus()).hasValue(status).hasValue(type.httpStatus());
    assertThat(exception.errorCode()).contains(code).contains(type.errorCode());
    assertThat(exception.requestId()).isEmpty();
    assertThat(exception.retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void carriesWhatTheServiceSaid(ServiceErrorType type) {
    Duration pause = Duration.ofSeconds(3);

    HarvestJobException exception =
        type.toException(new Details("its own words", 400, "Odd", "request-1", pause));

    assertThat(exception.getClass().getSimpleName()).isEqualTo(type.errorCode());
    assertThat(exception).hasMessage("its own words");
    assertThat(exception.httpStatus()).hasValue(400);
    assertThat(exception.errorCode()).contains("Odd");
    assertThat(exception.requestId()).contains("request-1");
    assertThat(exception.retryAfter()).contains(pause);
  }

  @Test
  void doesNotRetryAServiceThatCannotDoIt() {
    assertThat(new InternalServerErrorException(new Details("m", 501, null, null, null)))
        .returns(false, HarvestJobException::isRetryable);
    assertThat(new InternalServerErrorException(new Details("m", 505, null, null, null)))
        .returns(false, HarvestJobException::isRetryable);
  }
}

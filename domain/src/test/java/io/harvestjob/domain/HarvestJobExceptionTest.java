package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.spi.ServiceErrorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestJobExceptionTest {

  @ParameterizedTest
  @CsvSource({
    "UNPROCESSABLE_ENTITY, false",
    "INTERNAL_SERVER_ERROR, true",
    "FORBIDDEN, false",
    "NOT_FOUND, false",
    "SERVICE_UNAVAILABLE, true",
    "TOO_MANY_REQUESTS, true"
  })
  void knowsWhetherARetryCanHelp(ServiceErrorType error, boolean retryable) {
    assertThat(error.toException("m").isRetryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_CONFIGURED, false",
    "MISCONFIGURED, false",
    "CONNECTION_FAILED, true",
    "TIMED_OUT, true",
    "INTERRUPTED, false",
    "NOT_UNDERSTOOD, false"
  })
  void knowsWhetherARetryCanHelpWithoutAResponse(Reason reason, boolean retryable) {
    NoUsableResponseException exception = new NoUsableResponseException(reason, "m", null);

    assertThat(exception.isRetryable()).isEqualTo(retryable);
    assertThat(exception.reason()).isEqualTo(reason);
  }

  @Test
  void hintsAtTheAgeOfAJobThatIsNotFound() {
    assertThat(ServiceErrorType.NOT_FOUND.toException("m").hint())
        .contains("No such job in this region and account, or it is older than 90 days.");
  }

  @Test
  void hintsAtTheActionThatIsDenied() {
    assertThat(ServiceErrorType.FORBIDDEN.toException("m").hint())
        .contains("Describing a harvest job needs the IAM action mediapackage:DescribeHarvestJob.");
  }

  @Test
  void hintsAtBothMeaningsOfTooMany() {
    assertThat(ServiceErrorType.TOO_MANY_REQUESTS.toException("m").hint())
        .contains("The request rate or a quota of the account was exceeded.");
  }

  @Test
  void hintsAtNothingElse() {
    assertThat(ServiceErrorType.SERVICE_UNAVAILABLE.toException("m").hint()).isEmpty();
  }

  @Test
  void keepsTheCauseOfAMissingResponse() {
    Exception cause = new IllegalStateException("reset");

    assertThat(new NoUsableResponseException(Reason.CONNECTION_FAILED, "m", cause))
        .hasMessage("m")
        .hasCause(cause);
  }

  @Test
  void hasNoStatusWithoutAResponse() {
    NoUsableResponseException exception =
        new NoUsableResponseException(Reason.TIMED_OUT, "m", null);

    assertThat(exception.httpStatus()).isEmpty();
    assertThat(exception.errorCode()).isEmpty();
    assertThat(exception.requestId()).isEmpty();
  }

  @Test
  void hintsAtWhatTheAdapterKnows() {
    assertThat(new NoUsableResponseException(Reason.MISCONFIGURED, "m", "sign in", null).hint())
        .contains("sign in");
  }
}

package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarvestJobExceptionTest {

  private static final Details DETAILS = new Details("m", null, null, null, null);

  @Test
  void knowsWhichErrorsARetryCanHelp() {
    assertThat(
            Stream.of(
                new InternalServerErrorException(DETAILS),
                new ServiceUnavailableException(DETAILS),
                new TooManyRequestsException(DETAILS)))
        .allMatch(HarvestJobException::isRetryable);
  }

  @Test
  void knowsWhichErrorsARetryCannotHelp() {
    assertThat(
            Stream.of(
                new UnprocessableEntityException(DETAILS),
                new ForbiddenException(DETAILS),
                new NotFoundException(DETAILS)))
        .noneMatch(HarvestJobException::isRetryable);
  }

  @ParameterizedTest
  @CsvSource({"500, true", "501, false", "502, true", "505, false"})
  void knowsWhichFailuresOfTheServiceARetryCannotHelp(int httpStatus, boolean retryable) {
    Details details = new Details("m", httpStatus, null, null, null);

    assertThat(new InternalServerErrorException(details).isRetryable()).isEqualTo(retryable);
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
    assertThat(new NotFoundException(DETAILS).hint())
        .contains("No such job in this region and account, or it is older than 90 days.");
  }

  @Test
  void hintsAtTheActionThatIsDenied() {
    assertThat(new ForbiddenException(DETAILS).hint())
        .contains("Describing a harvest job needs the IAM action mediapackage:DescribeHarvestJob.");
  }

  @Test
  void hintsAtBothMeaningsOfTooMany() {
    assertThat(new TooManyRequestsException(DETAILS).hint())
        .contains("The request rate or a quota of the account was exceeded.");
  }

  @Test
  void hintsAtNothingElse() {
    assertThat(new ServiceUnavailableException(DETAILS).hint()).isEmpty();
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

  @Test
  void saysWhichResponseIsNotUnderstood() {
    NoUsableResponseException exception =
        NoUsableResponseException.notUnderstood("no JSON", 200, "request-1", null);

    assertThat(exception).hasMessage("no JSON");
    assertThat(exception.reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    assertThat(exception.httpStatus()).hasValue(200);
    assertThat(exception.requestId()).contains("request-1");
  }

  @Test
  void namesTheOtherJobThatAResponseDescribes() {
    assertThat(NoUsableResponseException.otherJob(new HarvestJobId("a"), "b", 200, "request-1"))
        .hasMessage("Asked for harvest job a, but the response describes \"b\"")
        .returns(Reason.NOT_UNDERSTOOD, NoUsableResponseException::reason);
  }
}

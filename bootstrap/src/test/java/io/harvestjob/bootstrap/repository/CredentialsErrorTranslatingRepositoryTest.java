package io.harvestjob.bootstrap.repository;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.PlannedFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsErrorTranslatingRepositoryTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final HarvestJob JOB = aHarvestJob().withId("job-1").build();

  private final InMemoryHarvestJobRepository aws = new InMemoryHarvestJobRepository(JOB);
  private final CredentialsErrorTranslatingRepository gateway =
      new CredentialsErrorTranslatingRepository(aws);

  @Test
  void returnsTheJob() {
    assertThat(gateway.get(ID)).isEqualTo(JOB);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ExpiredTokenException", "UnrecognizedClientException", "AccessDeniedException"})
  void reportsItsOwnCredentialsAsMisconfigured(String errorCode) {
    aws.failNext(ID, new PlannedFailure(1, error(403, errorCode)::toException));

    NoUsableResponseException thrown =
        catchThrowableOfType(NoUsableResponseException.class, () -> gateway.get(ID));
    assertThat(thrown.reason()).isEqualTo(Reason.MISCONFIGURED);
    assertThat(thrown).hasMessage("AWS refuses the credentials of this server: %s: m1", errorCode);
    assertThat(thrown.errorCode()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ForbiddenException", "NotFoundException", "TooManyRequestsException"})
  void passesOtherErrorsOn(String errorCode) {
    HarvestJobException error = error(400, errorCode).toException();
    aws.failNext(ID, new PlannedFailure(1, () -> error));

    assertThat(catchThrowable(() -> gateway.get(ID))).isSameAs(error);
  }

  private static ServiceError error(int httpStatus, String errorCode) {
    return new ServiceError(httpStatus, errorCode, "m1", null);
  }
}

package io.harvestjob.testkit;

import static io.harvestjob.domain.ServiceErrorType.FORBIDDEN;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.NotFoundException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemovedHarvestJobTest {

  private static final HarvestJob JOB = aHarvestJob().build();

  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository(JOB);

  @Test
  void isNotFound() {
    fake.remove(JOB.id());

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> fake.get(JOB.id()));
    assertThat(fake.list()).isEmpty();
  }

  @Test
  void takesItsPlannedFailuresAlong() {
    fake.failNext(JOB.id(), 1, FORBIDDEN);
    fake.remove(JOB.id());

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> fake.get(JOB.id()));
  }

  @Test
  void comesBackWhenTheFakeIsReset() {
    fake.remove(JOB.id());
    fake.reset();

    assertThat(fake.get(JOB.id())).isEqualTo(JOB);
  }

  @Test
  void makesRoomForAJobWithItsId() {
    fake.remove(JOB.id());

    assertThat(fake.create(CreateHarvestJobRequest.like(JOB)).id()).isEqualTo(JOB.id());
  }

  @Test
  void movesNoOtherJobToAnotherPage() {
    HarvestJob second = aHarvestJob().withId("job-2").build();
    HarvestJob third = aHarvestJob().withId("job-3").build();
    List.of(second, third).forEach(fake::put);
    HarvestJobPage page = fake.list(new ListHarvestJobsRequest(null, null, 2, null));
    fake.remove(JOB.id());

    assertThat(fake.list(new ListHarvestJobsRequest(null, null, 2, page.nextToken())).harvestJobs())
        .containsExactly(third);
  }

  @Test
  void mustHaveBeenThere() {
    fake.remove(JOB.id());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fake.remove(JOB.id()))
        .withMessage("there is no job job-1");
  }
}

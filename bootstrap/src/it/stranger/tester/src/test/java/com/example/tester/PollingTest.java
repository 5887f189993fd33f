package com.example.tester;

import static io.harvestjob.domain.ServiceErrorType.TOO_MANY_REQUESTS;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfter;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.RecordedRequest;
import io.harvestjob.testkit.junit.FakeHarvestJobsExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeHarvestJobsExtension.class)
class PollingTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");

  @Test
  void finishesWhenTheTimeHasCome(InMemoryHarvestJobRepository fake, MutableClock clock) {
    fake.put(aHarvestJob().build(), finishAfter(Duration.ofMinutes(5)).asFailed("no content"));
    assertEquals(HarvestJobStatus.IN_PROGRESS, fake.get(ID).status());

    clock.advance(Duration.ofMinutes(5));
    assertEquals(HarvestJobStatus.FAILED, fake.get(ID).status());
    assertEquals("no content", fake.failureReason(ID));
  }

  @Test
  void pollsAgainAfterThrottling(InMemoryHarvestJobRepository fake) {
    fake.put(aHarvestJob().build(), finishAfterLookups(1).failNext(2, TOO_MANY_REQUESTS));

    assertTrue(new Poller(fake).poll(ID).isFinished());
    assertEquals(
        List.of(
            "TooManyRequestsException", "TooManyRequestsException", "IN_PROGRESS", "SUCCEEDED"),
        fake.lookups().stream().map(RecordedRequest::outcome).toList());
  }
}

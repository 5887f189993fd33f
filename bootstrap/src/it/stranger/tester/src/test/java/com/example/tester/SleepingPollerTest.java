package com.example.tester;

import static io.harvestjob.testkit.FakeJobBehaviour.finishAfter;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.junit.FakeHarvestJobsExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeHarvestJobsExtension.class)
class SleepingPollerTest {

  @Test
  void looksEveryHalfMinute(InMemoryHarvestJobRepository fake, MutableClock clock) {
    fake.put(aHarvestJob().build(), finishAfter(Duration.ofMinutes(5)));
    SleepingPoller poller = new SleepingPoller(fake, clock, clock::advance);

    assertTrue(poller.await(new HarvestJobId("job-1"), Duration.ofHours(1)).isFinished());
    assertEquals(11, fake.lookups().size());
  }
}

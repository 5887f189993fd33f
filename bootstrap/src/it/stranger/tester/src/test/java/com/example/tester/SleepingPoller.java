package com.example.tester;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Code under test with a loop that sleeps, whose clock and sleeper can be given. */
record SleepingPoller(HarvestJobRepository jobs, Clock clock, Consumer<Duration> sleeper) {

  HarvestJob await(HarvestJobId id, Duration timeout) {
    Instant deadline = clock.instant().plus(timeout);
    HarvestJob job = jobs.get(id);
    while (!job.isFinished() && clock.instant().isBefore(deadline)) {
      sleeper.accept(Duration.ofSeconds(30));
      job = jobs.get(id);
    }
    return job;
  }
}

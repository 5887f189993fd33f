package io.harvestjob.bootstrap.consistency;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.adapters.aws.events.ParsedEvents;
import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.WaitOutcome;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.FinalStatus;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The parser of real events reads those of the fake. */
class FakeEventConsistencyTest {

  private static final HarvestJob JOB = aHarvestJob().build();

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository(clock, JOB);

  @Test
  void sayTheSame() {
    fake.finish(JOB.id(), FinalStatus.failed("no \"content\" ✓"));

    ParsedEvents events = new HarvestJobEventParser().parse(fake.eventJson(JOB.id()));
    assertThat(events).isEqualTo(new ParsedEvents(List.of(fake.notification(JOB.id())), List.of()));
  }

  @Test
  void endsAWait() {
    VirtualScheduler virtual = VirtualScheduler.manual(clock);
    try (AwaitHarvestJobService await =
        AwaitHarvestJobService.builder(fake)
            .scheduler(virtual)
            .executor(virtual)
            .nanoTime(virtual::nanoTime)
            .build()) {
      CompletableFuture<WaitOutcome> wait =
          await.awaitAsync(new Query("job-1", Duration.ofHours(1)));
      virtual.advance(Duration.ofMinutes(5));

      fake.finish(JOB.id(), FinalStatus.failed("no content"));
      new HarvestJobEventParser()
          .parse(fake.eventJson(JOB.id()))
          .notifications()
          .forEach(await::onNotification);
      virtual.advance(Duration.ofSeconds(1));

      assertThat(wait.join())
          .isInstanceOfSatisfying(
              WaitOutcome.Failed.class,
              failed -> assertThat(failed.reason()).isEqualTo("no content"));
    }
  }
}

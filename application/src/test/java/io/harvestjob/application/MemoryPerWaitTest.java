package io.harvestjob.application;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.domain.HarvestJob;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What a wait costs, less the id and the job itself, which are the caller's and the adapter's. */
class MemoryPerWaitTest {

  private static final int WAITS = 20_000;
  private static final int BYTES_PER_WAIT = 600;

  private final ManualScheduler time = new ManualScheduler();
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final HarvestJob running = aHarvestJob().build();
  private final List<String> ids = IntStream.range(0, WAITS).mapToObj(n -> "job-" + n).toList();

  @Test
  void costsAFewHundredBytes(TestReporter reporter) {
    AwaitHarvestJobService service =
        AwaitHarvestJobService.builder(id -> running)
            .limits(new PollLimits(WAITS, WAITS, 1))
            .executor(time)
            .scheduler(time)
            .nanoTime(time::nanoTime)
            .random(new Random(1))
            .build();
    long before = used();
    List<CompletableFuture<WaitOutcome>> started =
        ids.stream().map(id -> service.awaitAsync(new Query(id, Duration.ofHours(1)))).toList();
    time.pass(Duration.ofMinutes(1));

    long perWait = (used() - before) / WAITS;
    reporter.publishEntry("bytes per wait", Long.toString(perWait));
    assertThat(perWait).isBetween(1L, (long) BYTES_PER_WAIT);
    assertThat(started).noneMatch(CompletableFuture::isDone);
  }

  private long used() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}

package io.harvestjob.application;

import static io.harvestjob.application.WaitFixture.done;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.WaitOutcome.TimedOut;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** 10,000 jobs at once, polled 50 times per second. */
class ManyWaitsTest {

  private static final int JOBS = 10_000;
  private static final int PER_SECOND = 50;
  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualScheduler time = new ManualScheduler();
  private final PollRecorder polls = new PollRecorder(time);
  private final AwaitHarvestJobService service =
      AwaitHarvestJobService.builder(polls)
          .limits(new PollLimits(PER_SECOND, PER_SECOND, 1))
          .executor(time)
          .scheduler(time)
          .nanoTime(time::nanoTime)
          .random(new Random(1))
          .build();
  private final List<CompletableFuture<WaitOutcome>> started = new ArrayList<>();

  @Test
  void pollsAsOftenAsTheLimitsAllow() {
    startAll(HOUR.plusMinutes(1));
    time.pass(HOUR);

    assertThat(polls.count).isEqualTo(PER_SECOND * HOUR.toSeconds() + PER_SECOND);
  }

  @Test
  void pollsEachInItsTurn(TestReporter reporter) {
    startAll(HOUR.plusMinutes(1));
    time.pass(HOUR);

    Duration turn = Duration.ofSeconds(JOBS / PER_SECOND);
    reporter.publishEntry("longest time between two polls", polls.longest().toString());
    assertThat(polls.jobs()).isEqualTo(JOBS);
    assertThat(polls.longest()).isBetween(turn, turn.multipliedBy(5).dividedBy(4));
  }

  @Test
  void doesNothingBetweenPolls() {
    startAll(HOUR.plusMinutes(1));
    time.pass(HOUR);

    assertThat(time.ran()).isLessThanOrEqualTo(2 * polls.count);
  }

  @Test
  void timesOutAllWithinSecondsOfTheirDeadline() {
    startAll(HOUR);
    time.pass(HOUR.plusNanos(PolledJob.OVERTIME));

    assertThat(started)
        .allSatisfy(wait -> assertThat(done(wait).join()).isInstanceOf(TimedOut.class));
    assertThat(time.pending()).isZero();
  }

  @Test
  void cancelsAllOneByOne() {
    startAll(HOUR);
    time.pass(Duration.ofSeconds(1));
    started.forEach(wait -> wait.cancel(false));
    long before = polls.count;
    time.pass(HOUR);

    assertThat(polls.count).isEqualTo(before);
    assertThat(time.pending()).isZero();
  }

  private void startAll(Duration timeout) {
    for (int n = 0; n < JOBS; n++) {
      started.add(WaitFixture.start(service, "job-" + n, timeout));
    }
  }

  /** Returns every job as running, and records the longest time between two polls of one. */
  private static final class PollRecorder implements HarvestJobRepository {

    private final ManualScheduler time;
    private final HarvestJob running = aHarvestJob().build();
    private final Map<HarvestJobId, Duration> lastPolls = new HashMap<>();
    private Duration longest = Duration.ZERO;
    private long count;

    PollRecorder(ManualScheduler time) {
      this.time = time;
    }

    @Override
    public HarvestJob get(HarvestJobId id) {
      count++;
      Duration last = lastPolls.put(id, time.elapsed());
      longest = max(longest, time.elapsed().minus(last == null ? Duration.ZERO : last));
      return running;
    }

    int jobs() {
      return lastPolls.size();
    }

    /** Between two polls of one job, the time before the first and after the last included. */
    Duration longest() {
      return lastPolls.values().stream()
          .map(last -> time.elapsed().minus(last))
          .reduce(longest, PollRecorder::max);
    }

    private static Duration max(Duration one, Duration other) {
      return one.compareTo(other) > 0 ? one : other;
    }
  }
}

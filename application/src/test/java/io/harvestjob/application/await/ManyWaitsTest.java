package io.harvestjob.application.await;

import static io.harvestjob.application.await.WaitFixture.done;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.await.WaitOutcome.TimedOut;
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

/** 10,000 jobs at once, looked up 50 times per second. */
class ManyWaitsTest {

  private static final int JOBS = 10_000;
  private static final int PER_SECOND = 50;
  private static final Duration HOUR = Duration.ofHours(1);

  private final VirtualTime time = new VirtualTime();
  private final Gaps gaps = new Gaps(time);
  private final HarvestJobWaits waits =
      new HarvestJobWaits(
          gaps, new WaitLimits(PER_SECOND, PER_SECOND, 1), time, time, new Random(1));
  private final List<CompletableFuture<WaitOutcome>> started = new ArrayList<>();

  @Test
  void spendsTheWholeBudgetAndNoMore() {
    startAll(HOUR.plusMinutes(1));
    time.pass(HOUR);

    assertThat(gaps.lookups).isEqualTo(PER_SECOND * HOUR.toSeconds() + PER_SECOND);
  }

  @Test
  void looksAtEachInItsTurn(TestReporter reporter) {
    startAll(HOUR.plusMinutes(1));
    time.pass(HOUR);

    Duration turn = Duration.ofSeconds(JOBS / PER_SECOND);
    reporter.publishEntry("longest gap", gaps.longest().toString());
    assertThat(gaps.jobsSeen()).isEqualTo(JOBS);
    assertThat(gaps.longest()).isBetween(turn, turn.multipliedBy(5).dividedBy(4));
  }

  @Test
  void doesNothingBetweenLooks() {
    startAll(HOUR.plusMinutes(1));
    time.pass(HOUR);

    assertThat(time.ran()).isLessThanOrEqualTo(2 * gaps.lookups);
  }

  @Test
  void timesOutAllWithinSecondsOfTheirDeadline() {
    startAll(HOUR);
    time.pass(HOUR.plusSeconds(HarvestJobWaits.OVERTIME_SECONDS));

    assertThat(started)
        .allSatisfy(wait -> assertThat(done(wait).join()).isInstanceOf(TimedOut.class));
    assertThat(time.pending()).isZero();
  }

  @Test
  void cancelsAllOneByOne() {
    startAll(HOUR);
    time.pass(Duration.ofSeconds(1));
    started.forEach(wait -> wait.cancel(false));
    long before = gaps.lookups;
    time.pass(HOUR);

    assertThat(gaps.lookups).isEqualTo(before);
    assertThat(time.pending()).isZero();
  }

  private void startAll(Duration timeout) {
    for (int n = 0; n < JOBS; n++) {
      started.add(waits.start(new HarvestJobId("job-" + n), timeout));
    }
  }

  /** Knows every job, as running, and how long each was not looked at. */
  private static final class Gaps implements HarvestJobRepository {

    private final VirtualTime time;
    private final HarvestJob running = aHarvestJob().build();
    private final Map<HarvestJobId, Duration> lastLooks = new HashMap<>();
    private Duration longest = Duration.ZERO;
    private long lookups;

    Gaps(VirtualTime time) {
      this.time = time;
    }

    @Override
    public HarvestJob get(HarvestJobId id) {
      lookups++;
      Duration last = lastLooks.put(id, time.elapsed());
      longest = max(longest, time.elapsed().minus(last == null ? Duration.ZERO : last));
      return running;
    }

    int jobsSeen() {
      return lastLooks.size();
    }

    /** Between two looks at one job, the time before the first and after the last included. */
    Duration longest() {
      return lastLooks.values().stream()
          .map(last -> time.elapsed().minus(last))
          .reduce(longest, Gaps::max);
    }

    private static Duration max(Duration one, Duration other) {
      return one.compareTo(other) > 0 ? one : other;
    }
  }
}

package io.harvestjob.application.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.HarvestJobBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** A room on virtual time, with one service behind it. */
class WaitFixture {

  static final HarvestJobId ID = new HarvestJobId("job-1");
  static final WaitLimits AMPLE = new WaitLimits(1000, 1000, 1000);
  static final RandomGenerator LEAST = () -> 0;
  static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;
  static final RandomGenerator GREATEST = () -> -1;

  final VirtualTime time = new VirtualTime();
  final Looks service = new Looks(time);
  final HarvestJobWaits waits = waits(service, AMPLE, time, MIDDLE);

  HarvestJobWaits waits(
      HarvestJobRepository repository,
      WaitLimits limits,
      Executor lookups,
      RandomGenerator random) {
    return new HarvestJobWaits(repository, limits, lookups, time, random);
  }

  HarvestJobWaits waits(WaitLimits limits) {
    return waits(service, limits, time, MIDDLE);
  }

  CompletableFuture<WaitOutcome> start(Duration timeout) {
    return waits.start(ID, timeout);
  }

  static HarvestJobBuilder aJob(HarvestJobStatus status) {
    return HarvestJobBuilder.aHarvestJob().withStatus(status);
  }

  /** The wait, which must be over: no test sits and waits. */
  static CompletableFuture<WaitOutcome> done(CompletableFuture<WaitOutcome> wait) {
    assertThat(wait).isDone();
    return wait;
  }

  void assertLooksAtSeconds(double... seconds) {
    assertThat(service.times()).containsExactlyElementsOf(seconds(seconds));
  }

  static List<Duration> seconds(double... seconds) {
    return Arrays.stream(seconds)
        .mapToLong(s -> Math.round(s * 1e9))
        .mapToObj(Duration::ofNanos)
        .toList();
  }

  static Duration seconds(double seconds) {
    return seconds(new double[] {seconds}).get(0);
  }

  static LongStream numbers(int count) {
    return LongStream.range(0, count);
  }
}

package io.harvestjob.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.AwaitHarvestJob.Query;
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

/** A service that waits in virtual time, over a stub of the repository. */
class WaitFixture {

  static final String ID = "job-1";
  static final PollLimits AMPLE = new PollLimits(1000, 1000, 1000);
  static final RandomGenerator LEAST = () -> 0;
  static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;
  static final RandomGenerator GREATEST = () -> -1;

  final ManualScheduler time = new ManualScheduler();
  final RepositoryStub repository = new RepositoryStub(time);
  final AwaitHarvestJobService service = builder(repository).build();

  /** A builder with ample limits, whose every setting belongs to the test. */
  final AwaitHarvestJobService.Builder builder(HarvestJobRepository polled) {
    return AwaitHarvestJobService.builder(polled)
        .limits(AMPLE)
        .executor(time)
        .scheduler(time)
        .nanoTime(time::nanoTime)
        .random(MIDDLE);
  }

  /** A cache in front of the repository, in the time of the test. */
  final CachingHarvestJobRepository.Builder caching() {
    return CachingHarvestJobRepository.builder(repository)
        .executor(Runnable::run)
        .nanoTime(time::nanoTime);
  }

  AwaitHarvestJobService serviceOn(Executor executor) {
    return builder(repository).executor(executor).build();
  }

  AwaitHarvestJobService serviceWithin(PollLimits limits) {
    return builder(repository).limits(limits).build();
  }

  CompletableFuture<WaitOutcome> start(Duration timeout) {
    return start(service, ID, timeout);
  }

  static CompletableFuture<WaitOutcome> start(AwaitHarvestJob await, String id, Duration timeout) {
    return await.awaitAsync(new Query(id, timeout));
  }

  static HarvestJobBuilder aJob(HarvestJobStatus status) {
    return HarvestJobBuilder.aHarvestJob().withStatus(status);
  }

  /** The wait, which must be over: no test sits and waits. */
  static CompletableFuture<WaitOutcome> done(CompletableFuture<WaitOutcome> wait) {
    assertThat(wait).isDone();
    return wait;
  }

  /** What the wait ended with, which must be over and not have an outcome. */
  static Throwable failure(CompletableFuture<WaitOutcome> wait) {
    assertThat(wait).isCompletedExceptionally();
    return wait.handle((outcome, failure) -> failure).join();
  }

  void assertPollsAtSeconds(double... seconds) {
    assertThat(repository.times()).containsExactlyElementsOf(seconds(seconds));
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

package io.harvestjob.benchmarks;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.application.AwaitHarvestJob;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.PollLimits;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 10,000 waits on virtual time, each with three polls, beside tasks that poll without limits. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@State(Scope.Benchmark)
public class ManyWaitsBenchmark {

  private static final int JOBS = 10_000;
  private static final Duration TIMEOUT = Duration.ofHours(1);
  private static final PollLimits NO_LIMITS = new PollLimits(1_000_000, PollLimits.MAX_BURST, 1);

  /** Polls each job with tasks of its own, which is what the service is compared with. */
  @Benchmark
  public Object rawScheduledPolls() {
    VirtualScheduler scheduler = newScheduler();
    HarvestJobRepository jobs = newJobs();
    return join(
        IntStream.range(0, JOBS)
            .mapToObj(n -> new ScheduledPoll(jobs, scheduler, id(n)).start())
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Awaits each job. */
  @Benchmark
  public Object awaitHarvestJobs() {
    VirtualScheduler scheduler = newScheduler();
    try (AwaitHarvestJobService service = newService(scheduler)) {
      return join(
          IntStream.range(0, JOBS)
              .mapToObj(n -> service.awaitAsync(new AwaitHarvestJob.Query(id(n).value(), TIMEOUT)))
              .toArray(CompletableFuture<?>[]::new));
    }
  }

  private static Object join(CompletableFuture<?>[] waits) {
    CompletableFuture.allOf(waits).join();
    return waits;
  }

  private static AwaitHarvestJobService newService(VirtualScheduler scheduler) {
    return AwaitHarvestJobService.builder(newJobs())
        .limits(NO_LIMITS)
        .scheduler(scheduler)
        .executor(scheduler)
        .nanoTime(scheduler::nanoTime)
        .build();
  }

  private static VirtualScheduler newScheduler() {
    return VirtualScheduler.automatic(new MutableClock());
  }

  private static HarvestJobRepository newJobs() {
    InMemoryHarvestJobRepository jobs = new InMemoryHarvestJobRepository();
    for (int n = 0; n < JOBS; n++) {
      jobs.put(aHarvestJob().withId(id(n).value()).build(), FakeJobBehaviour.finishAfterLookups(2));
    }
    return jobs;
  }

  private static HarvestJobId id(int n) {
    return new HarvestJobId("job-" + n);
  }

  private record ScheduledPoll(
      HarvestJobRepository jobs,
      VirtualScheduler scheduler,
      HarvestJobId id,
      CompletableFuture<HarvestJob> finished) {

    ScheduledPoll(HarvestJobRepository jobs, VirtualScheduler scheduler, HarvestJobId id) {
      this(jobs, scheduler, id, new CompletableFuture<>());
    }

    CompletableFuture<HarvestJob> start() {
      scheduler.execute(this::poll);
      return finished;
    }

    private void poll() {
      HarvestJob job = jobs.get(id);
      if (job.isFinished()) {
        finished.complete(job);
      } else {
        var unused = scheduler.schedule(this::poll, 10, TimeUnit.SECONDS);
      }
    }
  }
}

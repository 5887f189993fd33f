package io.harvestjob.application;

import static io.harvestjob.testkit.FakeJobBehaviour.finishAfter;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import io.harvestjob.testkit.junit.FakeHarvestJobsExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A wait with the default interval and minutes of deadline, in no real time. */
@ExtendWith(FakeHarvestJobsExtension.class)
@Timeout(10)
class VirtualSchedulerWaitTest {

  private final AwaitHarvestJobService service;

  VirtualSchedulerWaitTest(InMemoryHarvestJobRepository fake, VirtualScheduler virtual) {
    this.service = serviceOn(fake, virtual);
  }

  private static AwaitHarvestJobService serviceOn(
      InMemoryHarvestJobRepository fake, VirtualScheduler virtual) {
    AwaitHarvestJobService service =
        AwaitHarvestJobService.builder(fake)
            .scheduler(virtual)
            .executor(virtual)
            .nanoTime(virtual::nanoTime)
            .build();
    return service;
  }

  @AfterEach
  void close() {
    service.close();
  }

  @RepeatedTest(20)
  void returnsTheFinishedJob(InMemoryHarvestJobRepository fake, MutableClock clock) {
    Instant start = clock.instant();
    fake.put(aHarvestJob().build(), finishAfter(Duration.ofMinutes(5)));

    assertThat(await("job-1")).isInstanceOf(WaitOutcome.Succeeded.class);
    assertThat(clock.instant()).isAfterOrEqualTo(start.plus(Duration.ofMinutes(5)));
  }

  @RepeatedTest(20)
  void pollsAgainAfterTheInterval(InMemoryHarvestJobRepository fake) {
    fake.put(aHarvestJob().build(), finishAfterLookups(1));

    assertThat(await("job-1")).isInstanceOf(WaitOutcome.Succeeded.class);
    assertThat(fake.lookups()).hasSize(2);
  }

  @RepeatedTest(20)
  void reachesTheDeadline(InMemoryHarvestJobRepository fake, MutableClock clock) {
    Instant start = clock.instant();
    fake.put(aHarvestJob().build());

    assertThat(await("job-1")).isInstanceOf(WaitOutcome.TimedOut.class);
    assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofMinutes(30));
  }

  @RepeatedTest(20)
  void letsSeveralThreadsWait(InMemoryHarvestJobRepository fake) {
    List<String> ids = IntStream.range(0, 4).mapToObj(n -> "job-" + n).toList();
    ids.forEach(id -> fake.put(aHarvestJob().withId(id).build(), finishAfterLookups(3)));

    assertThat(ids.parallelStream().map(this::await))
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WaitOutcome.Succeeded.class));
    assertThat(fake.lookups()).hasSize(16);
  }

  @RepeatedTest(20)
  void awaitsManyAtOnce(InMemoryHarvestJobRepository fake) {
    List<CompletableFuture<WaitOutcome>> waits =
        IntStream.range(0, 100).mapToObj(n -> start(fake, "job-" + n)).toList();

    assertThat(waits.stream().map(CompletableFuture::join))
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WaitOutcome.Succeeded.class));
  }

  private CompletableFuture<WaitOutcome> start(InMemoryHarvestJobRepository fake, String id) {
    fake.put(aHarvestJob().withId(id).build(), finishAfter(Duration.ofMinutes(5)));
    return service.awaitAsync(query(id));
  }

  private WaitOutcome await(String id) {
    return service.await(query(id));
  }

  private static AwaitHarvestJob.Query query(String id) {
    return new AwaitHarvestJob.Query(id, Duration.ofMinutes(30));
  }
}

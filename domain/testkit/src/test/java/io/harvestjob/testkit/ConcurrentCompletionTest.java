package io.harvestjob.testkit;

import static io.harvestjob.testkit.FakeJobBehaviour.finishAfter;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** A thousand lookups at once, across the moment at which the job finishes. */
class ConcurrentCompletionTest {

  private static final int LOOKUPS = 1000;
  private static final HarvestJob JOB = aHarvestJob().build();

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository(clock);
  private final ExecutorService threads = Executors.newFixedThreadPool(16);

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @RepeatedTest(50)
  void showsExactNumberOfLookupsInProgress() throws Exception {
    fake.put(JOB, finishAfterLookups(500));

    List<String> responses = inParallel(Collections.nCopies(LOOKUPS, this::look));
    assertThat(Collections.frequency(responses, "IN_PROGRESS")).isEqualTo(500);
    assertThat(Collections.frequency(responses, "SUCCEEDED")).isEqualTo(500);
    assertThat(transitions()).containsExactly("IN_PROGRESS SUCCEEDED");
  }

  @RepeatedTest(50)
  void showsOneCompletionWhenDurationHasPassed() throws Exception {
    fake.put(JOB, finishAfter(Duration.ofNanos(LOOKUPS / 2)));

    inParallel(Collections.nCopies(LOOKUPS, this::lookAndMoveOn));
    assertThat(transitions()).containsExactly("IN_PROGRESS SUCCEEDED");
  }

  @RepeatedTest(50)
  void letsOneOfManyThreadsFinishAJob() throws Exception {
    fake.put(JOB);
    Callable<String> look = this::look;
    List<Callable<String>> tasks =
        IntStream.range(0, LOOKUPS).mapToObj(n -> n % 2 == 0 ? look : finish(n)).toList();

    long finished = inParallel(tasks).stream().filter("finished"::equals).count();
    assertThat(finished).isOne();
    assertThat(transitions()).hasSizeLessThanOrEqualTo(1);
  }

  private Callable<String> finish(int n) {
    FinalStatus ending = n % 4 == 1 ? FinalStatus.SUCCEEDED : FinalStatus.FAILED;
    return () -> {
      try {
        fake.finish(JOB.id(), ending);
        return "finished";
      } catch (IllegalStateException e) {
        return "late";
      }
    };
  }

  private String look() {
    return fake.get(JOB.id()).status().text();
  }

  private String lookAndMoveOn() {
    clock.advance(Duration.ofNanos(1));
    return look();
  }

  private List<String> inParallel(List<Callable<String>> tasks) throws Exception {
    return threads.invokeAll(tasks).stream().map(ConcurrentCompletionTest::resultOf).toList();
  }

  private static String resultOf(Future<String> call) {
    try {
      return call.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private Stream<String> transitions() {
    List<String> seen = fake.lookups().stream().map(RecordedRequest::outcome).toList();
    return IntStream.range(1, seen.size())
        .filter(n -> !seen.get(n).equals(seen.get(n - 1)))
        .mapToObj(n -> seen.get(n - 1) + " " + seen.get(n));
  }
}

package io.harvestjob.testkit.junit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

@Execution(ExecutionMode.SAME_THREAD)
class FakeHarvestJobsExtensionTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final Queue<Object> SEEN = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void injectsOneFakePerTest() {
    assertThatAllSucceed(run(AsksEverywhere.class), 1);

    assertThat(SEEN).hasSize(4);
    assertThat(Set.copyOf(SEEN)).hasSize(1);
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  static class AsksEverywhere {
    AsksEverywhere(InMemoryHarvestJobRepository fake) {
      SEEN.add(fake);
    }

    @BeforeEach
    void before(InMemoryHarvestJobRepository fake) {
      SEEN.add(fake);
    }

    @Test
    void test(InMemoryHarvestJobRepository fake, TestInfo ofSomebodyElse) {
      SEEN.add(fake);
    }

    @AfterEach
    void after(InMemoryHarvestJobRepository fake) {
      SEEN.add(fake);
    }
  }

  @Test
  void isolatesTests() {
    assertThatAllSucceed(run(NestsAndRepeats.class), 6);

    assertThat(Set.copyOf(SEEN)).hasSize(6);
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  static class NestsAndRepeats {
    final InMemoryHarvestJobRepository ofTheConstructor;

    NestsAndRepeats(InMemoryHarvestJobRepository fake) {
      this.ofTheConstructor = fake;
      SEEN.add(fake);
    }

    @RepeatedTest(3)
    void isIsolated(InMemoryHarvestJobRepository fake) {
      assertThat(fake.lookups()).isEmpty();
      fake.put(aHarvestJob().build());
      fake.get(ID);
    }

    @Nested
    class Inside {
      @RepeatedTest(3)
      void sharesFakeWithOuterInstance(InMemoryHarvestJobRepository fake) {
        assertThat(fake).isSameAs(ofTheConstructor);
        assertThat(fake.lookups()).isEmpty();
        fake.failNext(1, ServiceErrorType.FORBIDDEN);
      }
    }
  }

  @Test
  void isolatesParallelTests() {
    EngineExecutionResults results =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
            .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
            .configurationParameter(
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
            .selectors(selectClass(RunsInParallel.class))
            .execute();

    assertThatAllSucceed(results, 200);
    assertThat(Set.copyOf(SEEN)).hasSize(200);
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  @Execution(ExecutionMode.CONCURRENT)
  static class RunsInParallel {
    @RepeatedTest(200)
    void recordsOnlyItsOwnLookups(InMemoryHarvestJobRepository fake) {
      fake.put(aHarvestJob().build());
      fake.get(ID);
      assertThat(fake.lookups()).hasSize(1);
      SEEN.add(fake);
    }
  }

  @Test
  void injectsClockOfFake() {
    assertThatAllSucceed(run(MovesTheClock.class), 1);
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  static class MovesTheClock {
    @Test
    void test(InMemoryHarvestJobRepository fake, MutableClock clock) {
      Instant begin = clock.instant();
      fake.put(aHarvestJob().build(), FakeJobBehaviour.NONE.withLatency(Duration.ofSeconds(2)));

      fake.get(ID);
      assertThat(clock.instant()).isEqualTo(begin.plusSeconds(2));
      assertThat(fake.lookups().get(0).at()).isEqualTo(clock.instant());
    }
  }

  @Test
  void injectsOneSchedulerOnTheClockOfTheFakeAndShutsItDown() {
    assertThatAllSucceed(run(SchedulesATask.class), 1);

    assertThat(((VirtualScheduler) SEEN.remove()).isShutdown()).isTrue();
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  static class SchedulesATask {
    @Test
    void test(VirtualScheduler scheduler, VirtualScheduler same, MutableClock clock)
        throws Exception {
      Instant begin = clock.instant();

      assertThat(scheduler.schedule(clock::instant, 1, HOURS).get())
          .isEqualTo(begin.plus(Duration.ofHours(1)));
      assertThat(scheduler).isSameAs(same);
      SEEN.add(scheduler);
    }
  }

  @Test
  void startsAndClosesEndpoint() {
    assertThatAllSucceed(run(AsksOverTheWire.class), 1);

    URI closed = (URI) SEEN.remove();
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), closed.getPort()).close());
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  static class AsksOverTheWire {
    @Test
    void test(InMemoryHarvestJobRepository fake, MediaPackageEndpoint endpoint) throws IOException {
      fake.put(aHarvestJob().build());

      URI job = endpoint.uri().resolve("/harvest_jobs/job-1");
      assertThat(((HttpURLConnection) job.toURL().openConnection()).getResponseCode())
          .isEqualTo(200);
      assertThat(fake.lookups()).hasSize(1);
      SEEN.add(endpoint.uri());
    }
  }

  @Test
  void printsLookupsOfFailedTest() {
    assertThat(errorOutputOf(LooksAndEnds.class))
        .containsOnlyOnce("failed after")
        .contains(
            "fails(InMemoryHarvestJobRepository) failed after these requests to the fake:",
            "  2024-05-06T07:10:00Z  DescribeHarvestJob job-1  IN_PROGRESS",
            "  2024-05-06T07:10:00Z  DescribeHarvestJob job-1  TooManyRequestsException");
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  static class LooksAndEnds {
    @Test
    void fails(InMemoryHarvestJobRepository fake) {
      fake.put(aHarvestJob().build());
      fake.get(ID);
      fake.failNext(1, ServiceErrorType.TOO_MANY_REQUESTS);
      fake.get(ID);
    }

    @Test
    void succeeds(InMemoryHarvestJobRepository fake) {
      fake.put(aHarvestJob().build());
      fake.get(ID);
    }

    @Test
    void failsWithoutAFake() {
      throw new AssertionError();
    }
  }

  @Test
  void rejectsFakeSharedByTests() {
    for (Class<?> sharing : new Class<?>[] {SharesBeforeAll.class, SharesItsInstance.class}) {
      assertThat(
              run(sharing).allEvents().failed().stream()
                  .map((Event event) -> event.getRequiredPayload(TestExecutionResult.class))
                  .map(result -> result.getThrowable().orElseThrow().getMessage()))
          .singleElement()
          .asString()
          .contains("A fake belongs to one test");
    }
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  static class SharesBeforeAll {
    @BeforeAll
    static void shared(InMemoryHarvestJobRepository fake) {
      SEEN.add(fake);
    }

    @Test
    void test() {}
  }

  @ExtendWith(FakeHarvestJobsExtension.class)
  @TestInstance(Lifecycle.PER_CLASS)
  static class SharesItsInstance {
    SharesItsInstance(InMemoryHarvestJobRepository fake) {
      SEEN.add(fake);
    }

    @Test
    void test() {}
  }

  private static EngineExecutionResults run(Class<?> test) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(test)).execute();
  }

  private static void assertThatAllSucceed(EngineExecutionResults results, long tests) {
    results.allEvents().assertStatistics(counts -> counts.failed(0));
    results.testEvents().assertStatistics(counts -> counts.succeeded(tests));
  }

  private static String errorOutputOf(Class<?> test) {
    PrintStream original = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      run(test);
    } finally {
      System.setErr(original);
    }
    return printed.toString(UTF_8);
  }
}

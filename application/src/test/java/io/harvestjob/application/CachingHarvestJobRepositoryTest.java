package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.harvestjob.application.CachingHarvestJobRepository.Statistics;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.LookupLatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CachingHarvestJobRepositoryTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final Duration DAY = Duration.ofHours(24);
  private static final HarvestJobNotification FINISHED =
      new HarvestJobNotification(ID, SUCCEEDED, null, null);

  private final ManualScheduler time = new ManualScheduler();
  private final RepositoryStub stub = new RepositoryStub(time);
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  @Test
  void remembersAFinishedJobForADay() {
    stub.returns(SUCCEEDED);
    CachingHarvestJobRepository caching = inVirtualTime().build();
    HarvestJob first = caching.get(ID);
    time.pass(DAY.minusNanos(1));

    assertThat(caching.get(ID)).isSameAs(first);
    assertThat(stub.times()).hasSize(1);
  }

  @Test
  void looksAFinishedJobUpAgainAfterADay() {
    stub.returns(SUCCEEDED);
    CachingHarvestJobRepository caching = inVirtualTime().build();
    caching.get(ID);
    time.pass(DAY);
    caching.get(ID);

    assertThat(stub.times()).hasSize(2);
  }

  @Test
  void remembersAFinishedJobForTheGivenTime() {
    stub.returns(SUCCEEDED);
    CachingHarvestJobRepository caching =
        inVirtualTime().finishedTtl(Duration.ofMinutes(1)).build();
    caching.get(ID);
    time.pass(Duration.ofMinutes(1));
    caching.get(ID);

    assertThat(stub.times()).hasSize(2);
  }

  @Test
  void looksARunningJobUpEachTimeByDefault() {
    CachingHarvestJobRepository caching = inVirtualTime().build();
    caching.get(ID);
    caching.get(ID);

    assertThat(stub.times()).hasSize(2);
  }

  @Test
  void reusesTheStateOfARunningJobForTheGivenTime() {
    CachingHarvestJobRepository caching = inVirtualTime().runningTtl(Duration.ofSeconds(2)).build();
    caching.get(ID);
    time.pass(Duration.ofSeconds(2).minusNanos(1));
    caching.get(ID);
    assertThat(stub.times()).hasSize(1);

    time.pass(Duration.ofNanos(1));
    caching.get(ID);
    assertThat(stub.times()).hasSize(2);
  }

  @Test
  void remembersTenThousandJobsAtMost() {
    stub.returns(SUCCEEDED);
    CachingHarvestJobRepository caching = inVirtualTime().build();
    List<HarvestJobId> ids =
        Stream.iterate(0, n -> n + 1).limit(20_000).map(n -> new HarvestJobId("job-" + n)).toList();
    ids.forEach(caching::get);
    ids.forEach(caching::get);

    assertThat(caching.statistics().hits()).isBetween(1L, 10_000L);
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void throwsWhatTheOtherRepositoryThrowsAndDoesNotRememberIt(Throwable thrown) {
    stub.fails(thrown).returns(SUCCEEDED);
    CachingHarvestJobRepository caching = inVirtualTime().build();

    assertThat(catchThrowable(() -> caching.get(ID))).isSameAs(thrown);
    assertThat(caching.get(ID).status()).isEqualTo(SUCCEEDED);
  }

  @Test
  void countsHitsCallsAndCoalescedLookups() {
    HarvestJobException down = ServiceErrorType.SERVICE_UNAVAILABLE.toException("down");
    stub.fails(down).returns(IN_PROGRESS, SUCCEEDED);
    CachingHarvestJobRepository caching = inVirtualTime().build();
    assertThat(catchThrowable(() -> caching.get(ID))).isSameAs(down);
    caching.get(ID);
    caching.get(ID);
    caching.get(ID);

    assertThat(caching.statistics()).isEqualTo(new Statistics(1, 3, 0));
  }

  @Test
  void forgetsTheJobOfANotification() {
    CachingHarvestJobRepository caching = inVirtualTime().runningTtl(DAY).build();
    caching.get(ID);
    caching.onNotification(FINISHED);
    caching.get(ID);

    assertThat(stub.times()).hasSize(2);
  }

  @Test
  void tellsTheOtherRepositoryOfANotificationBeforeItForgets() {
    List<HarvestJobNotification> heard = new ArrayList<>();
    CachingHarvestJobRepository behind =
        CachingHarvestJobRepository.builder(new ListeningRepository(stub, heard::add))
            .executor(Runnable::run)
            .runningTtl(DAY)
            .build();
    CachingHarvestJobRepository caching =
        CachingHarvestJobRepository.builder(behind).executor(Runnable::run).runningTtl(DAY).build();
    caching.get(ID);
    caching.onNotification(FINISHED);
    caching.get(ID);

    assertThat(heard).containsExactly(FINISHED);
    assertThat(stub.times()).hasSize(2);
  }

  @Test
  void forgetsTheJobAlthoughTheOtherRepositoryFailsToHear() {
    CachingHarvestJobRepository caching =
        CachingHarvestJobRepository.builder(
                new ListeningRepository(
                    stub,
                    notification -> {
                      throw new IllegalStateException("deaf");
                    }))
            .executor(Runnable::run)
            .runningTtl(DAY)
            .build();
    caching.get(ID);

    assertThat(catchThrowable(() -> caching.onNotification(FINISHED))).hasMessage("deaf");
    caching.get(ID);
    assertThat(stub.times()).hasSize(2);
  }

  @Test
  void doesNotRememberACallThatBeganBeforeANotification() throws Exception {
    LookupLatch latch = new LookupLatch(Duration.ofSeconds(20));
    try (CachingHarvestJobRepository caching = blocking(latch).runningTtl(DAY).build()) {
      Future<HarvestJob> before = callers.submit(() -> caching.get(ID));
      latch.awaitArrival();
      caching.onNotification(FINISHED);
      latch.release();
      before.get(20, SECONDS);
      caching.get(ID);

      assertThat(caching.statistics()).isEqualTo(new Statistics(0, 2, 0));
    }
  }

  @Test
  void callsAnewAfterANotificationAlthoughACallIsInFlight() throws Exception {
    LookupLatch latch = new LookupLatch(Duration.ofSeconds(20));
    AtomicInteger calls = new AtomicInteger();
    try (CachingHarvestJobRepository caching =
        CachingHarvestJobRepository.builder(
                id -> {
                  if (calls.incrementAndGet() == 1) {
                    latch.await();
                  }
                  return stub.get(id);
                })
            .build()) {
      Future<HarvestJob> before = callers.submit(() -> caching.get(ID));
      latch.awaitArrival();
      caching.onNotification(FINISHED);

      assertThat(caching.get(ID).status()).isEqualTo(IN_PROGRESS);
      assertThat(before.isDone()).isFalse();
      latch.release();
    }
  }

  @Test
  void callsForEachLookupOfARunningJobHoweverSoonItFollows() {
    try (CachingHarvestJobRepository caching = CachingHarvestJobRepository.builder(stub).build()) {
      for (int lookup = 0; lookup < 2_000; lookup++) {
        caching.get(ID);
      }

      assertThat(caching.statistics()).isEqualTo(new Statistics(0, 2_000, 0));
    }
  }

  @Test
  void logsNothingWhenACallFails() {
    HarvestJobException down = ServiceErrorType.SERVICE_UNAVAILABLE.toException("down");
    stub.fails(down);
    List<LogRecord> logged = new ArrayList<>();
    Logger caffeine = Logger.getLogger("com.github.benmanes.caffeine");
    Handler handler = new RecordingHandler(logged);
    caffeine.addHandler(handler);
    try {
      assertThat(catchThrowable(() -> inVirtualTime().build().get(ID))).isSameAs(down);
    } finally {
      caffeine.removeHandler(handler);
    }

    assertThat(logged).isEmpty();
  }

  @Test
  void callsOnceForConcurrentLookupsOfOneId() throws Exception {
    LookupLatch latch = new LookupLatch(Duration.ofSeconds(20));
    try (CachingHarvestJobRepository caching = blocking(latch).build()) {
      List<Future<HarvestJob>> lookups =
          Stream.generate(() -> callers.submit(() -> caching.get(ID))).limit(200).toList();
      latch.awaitArrival();
      awaitCoalesced(caching, 199);
      latch.release();

      for (Future<HarvestJob> lookup : lookups) {
        assertThat(lookup.get(20, SECONDS).status()).isEqualTo(IN_PROGRESS);
      }
      assertThat(caching.statistics()).isEqualTo(new Statistics(0, 1, 199));
    }
  }

  @Test
  void servesTheOthersWhenTheCallerThatCausedTheCallIsInterrupted() throws Exception {
    LookupLatch latch = new LookupLatch(Duration.ofSeconds(20));
    try (CachingHarvestJobRepository caching = blocking(latch).build()) {
      FutureTask<Throwable> first = new FutureTask<>(() -> catchThrowable(() -> caching.get(ID)));
      Thread caller = new Thread(first);
      caller.start();
      latch.awaitArrival();
      Future<HarvestJob> second = callers.submit(() -> caching.get(ID));
      awaitCoalesced(caching, 1);
      caller.interrupt();

      assertThat(first.get(20, SECONDS))
          .isInstanceOfSatisfying(
              NoUsableResponseException.class,
              error -> assertThat(error.reason()).isEqualTo(Reason.INTERRUPTED));
      assertThat(second.isDone()).isFalse();
      latch.release();
      assertThat(second.get(20, SECONDS).status()).isEqualTo(IN_PROGRESS);
    }
  }

  @Test
  void endsACallAtItsTimeLimitAndStartsANewOne() {
    try (CachingHarvestJobRepository caching =
        CachingHarvestJobRepository.builder(stub)
            .executor(this::hangFirst)
            .callTimeout(Duration.ofMillis(500))
            .build()) {
      assertThatExceptionOfType(NoUsableResponseException.class)
          .isThrownBy(() -> caching.get(ID))
          .withMessage("no response within PT0.5S")
          .satisfies(error -> assertThat(error.reason()).isEqualTo(Reason.TIMED_OUT));
      assertThat(caching.get(ID).status()).isEqualTo(IN_PROGRESS);
      assertThat(caching.statistics().calls()).isEqualTo(2);
    }
  }

  private int handedOver;

  private void hangFirst(Runnable call) {
    if (handedOver++ > 0) {
      call.run();
    }
  }

  @Test
  void throwsWhatTheExecutorThrows() {
    callers.shutdown();
    CachingHarvestJobRepository caching =
        CachingHarvestJobRepository.builder(stub).executor(callers).build();

    assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> caching.get(ID));
  }

  @Test
  void endsCallsInFlightAndQueuedOnesWhenItIsClosed() throws Exception {
    LookupLatch latch = new LookupLatch(Duration.ofSeconds(20));
    CachingHarvestJobRepository caching = blocking(latch).maxConcurrentCalls(1).build();
    Future<Throwable> inFlight = callers.submit(() -> catchThrowable(() -> caching.get(ID)));
    latch.awaitArrival();
    Future<Throwable> queued =
        callers.submit(() -> catchThrowable(() -> caching.get(new HarvestJobId("job-2"))));
    awaitCalls(caching, 2);
    caching.close();

    assertClosed(queued.get(20, SECONDS));
    assertClosed(inFlight.get(20, SECONDS));
  }

  @Test
  void endsCallsOnTheExecutorOfItsCallerWhenItIsClosed() throws Exception {
    CachingHarvestJobRepository caching =
        CachingHarvestJobRepository.builder(stub).executor(neverRun -> {}).build();
    Future<Throwable> lookup = callers.submit(() -> catchThrowable(() -> caching.get(ID)));
    awaitCalls(caching, 1);
    caching.close();

    assertClosed(lookup.get(20, SECONDS));
  }

  @Test
  void refusesLookupsOnceItIsClosed() {
    stub.returns(SUCCEEDED);
    CachingHarvestJobRepository caching = inVirtualTime().build();
    caching.get(ID);
    caching.close();

    assertClosed(catchThrowable(() -> caching.get(ID)));
    assertClosed(catchThrowable(() -> caching.get(new HarvestJobId("job-2"))));
    assertThat(stub.times()).hasSize(1);
  }

  private static void assertClosed(Throwable thrown) {
    assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessage("Closed");
  }

  private static void awaitCalls(CachingHarvestJobRepository caching, long calls) {
    while (caching.statistics().calls() < calls) {
      Thread.onSpinWait();
    }
  }

  @Test
  void rejectsASettingThatIsOutOfRange() {
    CachingHarvestJobRepository.Builder builder = CachingHarvestJobRepository.builder(stub);
    Duration negative = Duration.ofNanos(-1);
    Duration tooLong = Duration.ofDays(365).plusNanos(1);

    assertOutOfRange("finishedTtl", "PT-0.000000001S", () -> builder.finishedTtl(negative));
    assertOutOfRange("runningTtl", "PT8760H0.000000001S", () -> builder.runningTtl(tooLong));
    assertOutOfRange("callTimeout", "PT0S", () -> builder.callTimeout(Duration.ZERO));
    assertOutOfRange("maxConcurrentCalls", "-1", () -> builder.maxConcurrentCalls(-1));
  }

  @Test
  void acceptsTheLeastAndTheGreatestSettings() {
    CachingHarvestJobRepository.builder(stub)
        .finishedTtl(Duration.ofDays(365))
        .runningTtl(Duration.ZERO)
        .callTimeout(Duration.ofMillis(1))
        .maxConcurrentCalls(1)
        .build()
        .close();
  }

  private static void assertOutOfRange(String name, String value, ThrowingCallable call) {
    assertThatIllegalArgumentException()
        .isThrownBy(call)
        .withMessage("%s is out of range: %s".formatted(name, value));
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void rejectsNullNamingWhatIsNull() {
    CachingHarvestJobRepository.Builder builder = CachingHarvestJobRepository.builder(stub);
    CachingHarvestJobRepository caching = inVirtualTime().build();

    assertNull("repository", () -> CachingHarvestJobRepository.builder(null));
    assertNull("executor", () -> builder.executor(null));
    assertNull("nanoTime", () -> builder.nanoTime(null));
    assertNull("finishedTtl", () -> builder.finishedTtl(null));
    assertNull("id", () -> caching.get(null));
    assertNull("notification", () -> caching.onNotification(null));
  }

  private static void assertNull(String name, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(name);
  }

  /** On the thread of the caller, and the clock of the test. */
  private CachingHarvestJobRepository.Builder inVirtualTime() {
    return CachingHarvestJobRepository.builder(stub)
        .executor(Runnable::run)
        .nanoTime(time::nanoTime);
  }

  private CachingHarvestJobRepository.Builder blocking(LookupLatch latch) {
    return CachingHarvestJobRepository.builder(
        id -> {
          latch.await();
          return stub.get(id);
        });
  }

  private static void awaitCoalesced(CachingHarvestJobRepository caching, long lookups) {
    while (caching.statistics().coalesced() < lookups) {
      Thread.onSpinWait();
    }
  }

  private static final class RecordingHandler extends Handler {

    private final List<LogRecord> records;

    RecordingHandler(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public void publish(LogRecord logRecord) {
      records.add(logRecord);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

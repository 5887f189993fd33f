package io.harvestjob.application.await;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.harvestjob.application.await.WaitOutcome.EndedOtherwise;
import io.harvestjob.application.await.WaitOutcome.Failed;
import io.harvestjob.application.await.WaitOutcome.NotFound;
import io.harvestjob.application.await.WaitOutcome.Succeeded;
import io.harvestjob.application.await.WaitOutcome.TimedOut;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("FutureReturnValueIgnored") // some waits are only there to be looked for
class HarvestJobWaitsTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void succeedsWhenTheJobDoes() {
    service.answers(IN_PROGRESS, IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(wait).isCompletedWithValue(new Succeeded(aJob(SUCCEEDED).build()));
    assertLooksAtSeconds(0, 10, 25);
  }

  @Test
  void failsWithHintsWhenTheReasonIsNotKnown() {
    service.answers(FAILED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();

    assertThat(done(wait).join())
        .asInstanceOf(type(Failed.class))
        .isEqualTo(new Failed(aJob(FAILED).build(), null))
        .satisfies(failed -> assertThat(failed.hints()).isNotEmpty());
  }

  @Test
  void endsWithAStatusThatIsNotDocumented() {
    HarvestJobStatus cancelled = new HarvestJobStatus("CANCELLED");
    service.answers(cancelled);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();

    assertThat(wait).isCompletedWithValue(new EndedOtherwise(aJob(cancelled).build()));
  }

  @Test
  void endsWhenThereIsNoSuchJob() {
    NotFoundException unknown = (NotFoundException) ServiceErrorType.NOT_FOUND.toException("who?");
    service.fails(unknown);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(wait).isCompletedWithValue(new NotFound(unknown));
    assertLooksAtSeconds(0);
  }

  @Test
  void endsWhenTheJobVanishes() {
    service.answers(IN_PROGRESS).fails(ServiceErrorType.NOT_FOUND.toException("gone"));
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(done(wait).join()).isInstanceOf(NotFound.class);
    assertLooksAtSeconds(0, 10);
  }

  static Stream<RuntimeException> whatTimeDoesNotHeal() {
    return Stream.of(
        ServiceErrorType.FORBIDDEN.toException("no"),
        ServiceErrorType.UNPROCESSABLE_ENTITY.toException("what?"),
        NoUsableResponseException.notUnderstood("{}", 200, null, null),
        new NoUsableResponseException(Reason.NOT_CONFIGURED, "no region", null),
        new IllegalStateException("closed"));
  }

  @ParameterizedTest
  @MethodSource("whatTimeDoesNotHeal")
  void failsAtOnceWithWhatTimeDoesNotHeal(RuntimeException error) {
    service.answers(IN_PROGRESS).fails(error);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThatExceptionOfType(Exception.class)
        .isThrownBy(done(wait)::get)
        .havingCause()
        .isSameAs(error);
    assertLooksAtSeconds(0, 10);
    assertThat(time.pending()).isZero();
  }

  @Test
  void failsWithAnErrorOfTheRepository() {
    StackOverflowError broken = new StackOverflowError();
    CompletableFuture<WaitOutcome> wait =
        waits(
                id -> {
                  throw broken;
                },
                AMPLE,
                time,
                MIDDLE)
            .start(ID, HOUR);
    time.pass();

    assertThatExceptionOfType(Exception.class)
        .isThrownBy(done(wait)::get)
        .havingCause()
        .isSameAs(broken);
  }

  @SuppressWarnings("NullAway") // what a broken repository may do
  @Test
  void failsWhenTheRepositoryReturnsNothing() {
    CompletableFuture<WaitOutcome> wait = waits(id -> null, AMPLE, time, MIDDLE).start(ID, HOUR);
    time.pass();

    assertThat(wait).isCompletedExceptionally();
  }

  @Test
  void failsWhenTheLookupsHaveNowhereToRun() {
    RejectedExecutionException shutDown = new RejectedExecutionException("shut down");
    CompletableFuture<WaitOutcome> wait =
        waits(
                service,
                AMPLE,
                task -> {
                  throw shutDown;
                },
                MIDDLE)
            .start(ID, HOUR);

    assertThatExceptionOfType(Exception.class)
        .isThrownBy(done(wait)::get)
        .havingCause()
        .isSameAs(shutDown);
  }

  static Stream<HarvestJobException> whatTimeHeals() {
    return Stream.of(
        ServiceErrorType.TOO_MANY_REQUESTS.toException("slow down"),
        ServiceErrorType.INTERNAL_SERVER_ERROR.toException("oops"),
        ServiceErrorType.SERVICE_UNAVAILABLE.toException("later"),
        new NoUsableResponseException(Reason.CONNECTION_FAILED, "hung up", null),
        new NoUsableResponseException(Reason.TIMED_OUT, "no answer", null));
  }

  @ParameterizedTest
  @MethodSource("whatTimeHeals")
  void ridesOutWhatTimeHeals(HarvestJobException error) {
    service.fails(error, error).answers(IN_PROGRESS).fails(error).answers(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
    assertLooksAtSeconds(0, 10, 25, 47.5, 81.25);
  }

  @Test
  void growsTheIntervalToSixTimesTheFirst() {
    start(HOUR);
    time.pass(seconds(320));

    assertLooksAtSeconds(0, 10, 25, 47.5, 81.25, 131.875, 191.875, 251.875, 311.875);
  }

  @Test
  void spreadsIntervalsByAFifth() {
    waits(service, AMPLE, time, LEAST).start(new HarvestJobId("soon"), seconds(11));
    waits(service, AMPLE, time, GREATEST).start(new HarvestJobId("late"), seconds(13));
    time.pass(seconds(12.5));

    assertThat(service.times().get(2)).isEqualTo(seconds(8));
    assertThat(service.times().get(4)).isBetween(seconds(11.999999), seconds(12));
  }

  @Test
  void looksALastTimeAtTheDeadline() {
    service.answers(IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(30));

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
    assertLooksAtSeconds(0, 10, 25, 30);
  }

  @Test
  void timesOutWithTheJobAsItWasLastSeen() {
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(29.999));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.001));
    assertThat(wait).isCompletedWithValue(new TimedOut(aJob(IN_PROGRESS).build(), null));
    assertLooksAtSeconds(0, 10, 25, 30);
    assertThat(time.pending()).isZero();
  }

  @Test
  void timesOutWithTheLastErrorWhenTheJobWasNeverSeen() {
    HarvestJobException down = ServiceErrorType.SERVICE_UNAVAILABLE.toException("down");
    service.fails(down);
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(30));

    assertThat(wait).isCompletedWithValue(new TimedOut(null, down));
  }

  @Test
  void forgetsAnErrorThatHealed() {
    service.fails(ServiceErrorType.SERVICE_UNAVAILABLE.toException("down")).answers(IN_PROGRESS);
    CompletableFuture<WaitOutcome> wait = start(seconds(10));
    time.pass(seconds(10));

    assertThat(wait).isCompletedWithValue(new TimedOut(aJob(IN_PROGRESS).build(), null));
  }

  @Test
  void looksOnceWhenThereIsNoTime() {
    CompletableFuture<WaitOutcome> wait = start(Duration.ZERO);
    time.pass();

    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertLooksAtSeconds(0);
  }

  @Test
  void asksOnceForAllWhoWaitForAJob() {
    service.answers(IN_PROGRESS, SUCCEEDED);
    List<CompletableFuture<WaitOutcome>> all = numbers(100).mapToObj(n -> start(HOUR)).toList();
    time.pass(HOUR);

    assertThat(all).allSatisfy(wait -> assertThat(done(wait).join()).isInstanceOf(Succeeded.class));
    assertLooksAtSeconds(0, 10);
  }

  @Test
  void keepsTheDeadlineOfEachWhoWaitsForAJob() {
    CompletableFuture<WaitOutcome> brief = start(seconds(5));
    CompletableFuture<WaitOutcome> patient = start(HOUR);
    time.pass(seconds(6));

    assertThat(done(brief).join()).isInstanceOf(TimedOut.class);
    assertThat(patient).isNotDone();
    assertLooksAtSeconds(0, 5);
  }

  @Test
  void looksForANewcomerAsIfItHadBeenThereAtTheLastLook() {
    start(HOUR);
    time.pass(seconds(90));
    start(HOUR);
    time.pass(seconds(5));
    start(HOUR);
    time.pass(seconds(10));

    assertLooksAtSeconds(0, 10, 25, 47.5, 81.25, 91.25, 101.25);
  }

  @Test
  void givesUpWhenCancelled() {
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();
    wait.cancel(false);
    time.pass(HOUR);

    assertLooksAtSeconds(0);
    assertThat(time.pending()).isZero();
  }

  @Test
  void givesUpWhenCompletedByTheCaller() {
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();
    wait.complete(new Succeeded(aJob(SUCCEEDED).build()));
    time.pass(HOUR);

    assertLooksAtSeconds(0);
  }

  @Test
  void goesOnForOthersWhenOneIsCancelled() {
    service.answers(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> cancelled = start(HOUR);
    CompletableFuture<WaitOutcome> other = start(HOUR);
    cancelled.cancel(false);
    time.pass(HOUR);

    assertThat(done(other).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void looksNoMoreForAJobThatIsCancelledAmongOthers() {
    CompletableFuture<WaitOutcome> cancelled = start(HOUR);
    waits.start(new HarvestJobId("other"), HOUR);
    time.pass();
    cancelled.cancel(false);
    time.pass(seconds(10));

    assertThat(service.ids()).containsExactly("job-1", "other", "other");
  }

  @Test
  void ignoresTheAnswerForAJobThatNobodyWaitsForAnyMore() {
    HarvestJobWaits slow = waits(service, AMPLE, time.after(seconds(1)), MIDDLE);
    slow.start(ID, HOUR).cancel(false);
    CompletableFuture<WaitOutcome> again = slow.start(ID, HOUR);
    service.answers(SUCCEEDED, IN_PROGRESS);
    time.pass(seconds(1));

    assertThat(again).isNotDone();
    assertLooksAtSeconds(1, 1);
  }

  @Test
  void waitsForTheLookThatIsUnderWayAtTheDeadline() {
    service.answers(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait =
        waits(service, AMPLE, time.after(seconds(2.9)), MIDDLE).start(ID, seconds(2));
    time.pass(seconds(2.8));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.1));
    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void countsHowLongALookIsUnderWayFromItsBegin() {
    service.answers(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait =
        waits(service, AMPLE, this::slowFromTheSecond, MIDDLE).start(ID, seconds(12));
    time.pass(seconds(12.5));

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  private void slowFromTheSecond(Runnable task) {
    time.after(seconds(handedOver++ == 0 ? 0 : 2.5)).execute(task);
  }

  @Test
  void takesTheLookThatIsUnderWayAtTheDeadlineForTheLast() {
    CompletableFuture<WaitOutcome> wait =
        waits(service, AMPLE, time.after(seconds(2)), MIDDLE).start(ID, seconds(1));
    time.pass(seconds(2));

    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertLooksAtSeconds(2);
  }

  @Test
  void timesOutAtTheDeadlineWhileALookHangs() {
    CompletableFuture<WaitOutcome> wait =
        waits(service, AMPLE, hung -> {}, MIDDLE).start(ID, seconds(3));
    time.pass(seconds(2.999));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.001));
    assertThat(wait).isCompletedWithValue(new TimedOut(null, null));
  }

  @Test
  void timesOutThreeSecondsLateWhenTheLastLookHangs() {
    CompletableFuture<WaitOutcome> wait =
        waits(service, AMPLE, hung -> {}, MIDDLE).start(ID, Duration.ZERO);
    time.pass(seconds(2.999));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.001));
    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertThat(time.pending()).isZero();
  }

  @Test
  void timesOutThreeSecondsLateWhenThereIsNoRoomForALastLook() {
    HarvestJobWaits one = waits(service, new WaitLimits(1, 1, 1), hung -> {}, MIDDLE);
    one.start(new HarvestJobId("hangs"), HOUR);
    CompletableFuture<WaitOutcome> wait = one.start(ID, seconds(7));
    time.pass(seconds(9.999));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.001));
    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
  }

  @Test
  void looksAtOthersWhileALookHangs() {
    HarvestJobWaits two = waits(service, new WaitLimits(10, 10, 2), this::hangOnFirst, MIDDLE);
    two.start(new HarvestJobId("hangs"), HOUR);
    service.answers(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = two.start(ID, HOUR);
    time.pass();

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  private int handedOver;

  private void hangOnFirst(Runnable task) {
    if (handedOver++ > 0) {
      time.execute(task);
    }
  }

  @Test
  void tellsHowItStandsAfterEachLook() {
    List<WaitProgress> told = new ArrayList<>();
    HarvestJobException down = ServiceErrorType.SERVICE_UNAVAILABLE.toException("down");
    service.answers(IN_PROGRESS).fails(down).answers(SUCCEEDED);
    time.pass(HOUR);
    waits.start(ID, seconds(25), seconds(20), told::add);
    time.pass(HOUR);

    assertThat(told)
        .containsExactly(
            new WaitProgress(ID, seconds(0), aJob(IN_PROGRESS).build(), null, seconds(20)),
            new WaitProgress(ID, seconds(20), aJob(IN_PROGRESS).build(), down, seconds(5)));
  }

  @Test
  void failsWithWhatTheListenerThrows() {
    IllegalStateException broken = new IllegalStateException("broken pipe");
    CompletableFuture<WaitOutcome> wait =
        waits.start(
            ID,
            HOUR,
            seconds(10),
            progress -> {
              throw broken;
            });
    time.pass(HOUR);

    assertThatExceptionOfType(Exception.class)
        .isThrownBy(done(wait)::get)
        .havingCause()
        .isSameAs(broken);
    assertLooksAtSeconds(0);
  }

  @Test
  void endsEveryWaitWhenClosed() {
    CompletableFuture<WaitOutcome> one = start(HOUR);
    CompletableFuture<WaitOutcome> other = waits.start(new HarvestJobId("job-2"), HOUR);
    time.pass();
    waits.close();

    assertThat(List.of(one, other))
        .allSatisfy(
            wait ->
                assertThatExceptionOfType(Exception.class)
                    .isThrownBy(done(wait)::get)
                    .havingCause()
                    .isInstanceOf(WaitsClosedException.class)
                    .withMessage("HarvestJobWaits is closed"));
    assertThat(time.pending()).isZero();
  }

  @Test
  void startsNothingWhenClosed() {
    waits.close();

    assertThatExceptionOfType(WaitsClosedException.class).isThrownBy(() -> start(HOUR));
    time.pass(HOUR);
    assertLooksAtSeconds();
  }

  @Test
  void ignoresAnswersAfterItWasClosed() {
    HarvestJobWaits slow = waits(service, AMPLE, time.after(seconds(1)), MIDDLE);
    CompletableFuture<WaitOutcome> wait = slow.start(ID, HOUR);
    slow.close();
    time.pass(seconds(1));

    assertThat(wait).isCompletedExceptionally();
    assertThat(time.pending()).isZero();
  }

  @Test
  void wakesOnlyWhenSomethingIsDue() {
    start(seconds(30));
    time.pass(HOUR);

    int lookups = 4;
    int alarms = 3;
    assertThat(time.ran()).isEqualTo(lookups + alarms);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-0.001S", "P90DT0.001S"})
  void refusesATimeoutThatIsOutOfRange(Duration timeout) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start(timeout))
        .withMessage("timeout must be PT0S to PT2160H, but was " + timeout);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.000999S", "P90DT0.001S"})
  void refusesAnIntervalThatIsOutOfRange(Duration interval) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> waits.start(ID, HOUR, interval, progress -> {}))
        .withMessage("interval must be PT0.001S to PT2160H, but was " + interval);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.001S", "P90D"})
  void takesTheShortestAndTheLongest(Duration duration) {
    assertThat(waits.start(ID, duration, duration, progress -> {})).isNotDone();
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void needsAllItIsMadeOf() {
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobWaits(null))
        .withMessage("repository");
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobWaits(service, null))
        .withMessage("limits");
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobWaits(service, null, time, time, MIDDLE))
        .withMessage("limits");
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobWaits(service, AMPLE, null, time, MIDDLE))
        .withMessage("lookups");
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobWaits(service, AMPLE, time, null, MIDDLE))
        .withMessage("timer");
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobWaits(service, AMPLE, time, time, null))
        .withMessage("random");
    assertThatNullPointerException().isThrownBy(() -> waits.start(null, HOUR)).withMessage("id");
    assertThatNullPointerException()
        .isThrownBy(() -> waits.start(ID, HOUR, HOUR, null))
        .withMessage("progress");
    assertThatNullPointerException().isThrownBy(() -> WaitTimer.on(null)).withMessage("scheduler");
  }
}

package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.WaitOutcome.Failed;
import io.harvestjob.application.WaitOutcome.NotFound;
import io.harvestjob.application.WaitOutcome.Succeeded;
import io.harvestjob.application.WaitOutcome.TimedOut;
import io.harvestjob.application.WaitOutcome.UnknownStatus;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("FutureReturnValueIgnored") // some waits are only there to be polled
class AwaitHarvestJobTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void succeedsWhenTheJobDoes() {
    repository.returns(IN_PROGRESS, IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(wait).isCompletedWithValue(new Succeeded(aJob(SUCCEEDED).build()));
    assertPollsAtSeconds(0, 10, 25);
  }

  @Test
  void pollsAFinishedJobAgainForAnotherWait() {
    repository.returns(SUCCEEDED);
    start(HOUR);
    time.pass(HOUR);
    start(HOUR);
    time.pass();

    assertPollsAtSeconds(0, 3600);
  }

  @Test
  void endsAnotherWaitAtOnceOverACacheThatRemembersTheJob() {
    repository.returns(SUCCEEDED);
    AwaitHarvestJob await = builder(caching().build()).build();
    start(await, ID, HOUR);
    time.pass(HOUR);
    CompletableFuture<WaitOutcome> again = start(await, ID, HOUR);
    time.pass();

    assertThat(again).isCompletedWithValue(new Succeeded(aJob(SUCCEEDED).build()));
    assertPollsAtSeconds(0);
  }

  @Test
  void failsWithHintsWhenTheReasonIsNotKnown() {
    repository.returns(FAILED);
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
    repository.returns(cancelled);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();

    assertThat(wait).isCompletedWithValue(new UnknownStatus(aJob(cancelled).build()));
  }

  @Test
  void endsWhenThereIsNoSuchJob() {
    NotFoundException unknown = (NotFoundException) ServiceErrorType.NOT_FOUND.toException("who?");
    repository.fails(unknown);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(wait).isCompletedWithValue(new NotFound(unknown));
    assertPollsAtSeconds(0);
  }

  @Test
  void endsWhenTheJobIsNoLongerFound() {
    repository.returns(IN_PROGRESS).fails(ServiceErrorType.NOT_FOUND.toException("gone"));
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(done(wait).join()).isInstanceOf(NotFound.class);
    assertPollsAtSeconds(0, 10);
  }

  static Stream<RuntimeException> errorsThatAreNotRetryable() {
    return Stream.of(
        ServiceErrorType.FORBIDDEN.toException("no"),
        ServiceErrorType.UNPROCESSABLE_ENTITY.toException("what?"),
        NoUsableResponseException.notUnderstood("{}", 200, null, null),
        new NoUsableResponseException(Reason.NOT_CONFIGURED, "no region", null),
        new IllegalStateException("closed"));
  }

  @ParameterizedTest
  @MethodSource("errorsThatAreNotRetryable")
  void failsAtOnceWithAnErrorThatIsNotRetryable(RuntimeException error) {
    repository.returns(IN_PROGRESS).fails(error);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(failure(wait)).isSameAs(error);
    assertPollsAtSeconds(0, 10);
    assertThat(time.pending()).isZero();
  }

  @Test
  void failsWithAnErrorThatTheRepositoryThrows() {
    StackOverflowError broken = new StackOverflowError();
    repository.fails(broken);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();

    assertThat(failure(wait)).isSameAs(broken);
  }

  @SuppressWarnings("NullAway") // what a broken repository may do
  @Test
  void failsWhenTheRepositoryReturnsNothing() {
    CompletableFuture<WaitOutcome> wait = start(builder(id -> null).build(), ID, HOUR);
    time.pass();

    assertThat(wait).isCompletedExceptionally();
  }

  @Test
  void failsWhenTheExecutorRejectsThePoll() {
    RejectedExecutionException shutDown = new RejectedExecutionException("shut down");
    CompletableFuture<WaitOutcome> wait =
        start(
            serviceOn(
                poll -> {
                  throw shutDown;
                }),
            ID,
            HOUR);

    assertThat(failure(wait)).isSameAs(shutDown);
  }

  static Stream<HarvestJobException> retryableErrors() {
    return Stream.of(
        ServiceErrorType.TOO_MANY_REQUESTS.toException("slow down"),
        ServiceErrorType.INTERNAL_SERVER_ERROR.toException("oops"),
        ServiceErrorType.SERVICE_UNAVAILABLE.toException("later"),
        new NoUsableResponseException(Reason.CONNECTION_FAILED, "hung up", null),
        new NoUsableResponseException(Reason.TIMED_OUT, "no response", null));
  }

  @ParameterizedTest
  @MethodSource("retryableErrors")
  void retriesAfterAnErrorThatIsRetryable(HarvestJobException error) {
    repository.fails(error, error).returns(IN_PROGRESS).fails(error).returns(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
    assertPollsAtSeconds(0, 10, 25, 47.5, 81.25);
  }

  @Test
  void growsThePollIntervalToSixTimesTheFirst() {
    start(HOUR);
    time.pass(seconds(320));

    assertPollsAtSeconds(0, 10, 25, 47.5, 81.25, 131.875, 191.875, 251.875, 311.875);
  }

  @Test
  void addsAJitterOfAFifth() {
    start(builder(repository).random(LEAST).build(), "soon", seconds(11));
    start(builder(repository).random(GREATEST).build(), "late", seconds(13));
    time.pass(seconds(12.5));

    assertThat(repository.times().get(2)).isEqualTo(seconds(8));
    assertThat(repository.times().get(4)).isBetween(seconds(11.999999), seconds(12));
  }

  @Test
  void pollsALastTimeAtTheDeadline() {
    repository.returns(IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(30));

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
    assertPollsAtSeconds(0, 10, 25, 30);
  }

  @Test
  void timesOutWithTheJobAsLastReturned() {
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(29.999));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.001));
    assertThat(wait).isCompletedWithValue(new TimedOut(aJob(IN_PROGRESS).build(), null));
    assertPollsAtSeconds(0, 10, 25, 30);
    assertThat(time.pending()).isZero();
  }

  @Test
  void timesOutWithTheLastErrorWhenNoPollSucceeded() {
    HarvestJobException down = ServiceErrorType.SERVICE_UNAVAILABLE.toException("down");
    repository.fails(down);
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(30));

    assertThat(wait).isCompletedWithValue(new TimedOut(null, down));
  }

  @Test
  void timesOutWithoutAnErrorWhenTheLastPollSucceeded() {
    repository.fails(ServiceErrorType.SERVICE_UNAVAILABLE.toException("down")).returns(IN_PROGRESS);
    CompletableFuture<WaitOutcome> wait = start(seconds(10));
    time.pass(seconds(10));

    assertThat(wait).isCompletedWithValue(new TimedOut(aJob(IN_PROGRESS).build(), null));
  }

  @Test
  void pollsOnceWhenTheTimeoutIsZero() {
    CompletableFuture<WaitOutcome> wait = start(Duration.ZERO);
    time.pass();

    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertPollsAtSeconds(0);
  }

  @Test
  void pollsAJobOnceForAllItsSubscriptions() {
    repository.returns(IN_PROGRESS, SUCCEEDED);
    List<CompletableFuture<WaitOutcome>> all = numbers(100).mapToObj(n -> start(HOUR)).toList();
    time.pass(HOUR);

    assertThat(all).allSatisfy(wait -> assertThat(done(wait).join()).isInstanceOf(Succeeded.class));
    assertPollsAtSeconds(0, 10);
  }

  @Test
  void keepsTheDeadlineOfEachSubscription() {
    CompletableFuture<WaitOutcome> brief = start(seconds(5));
    CompletableFuture<WaitOutcome> patient = start(HOUR);
    time.pass(seconds(6));

    assertThat(done(brief).join()).isInstanceOf(TimedOut.class);
    assertThat(patient).isNotDone();
    assertPollsAtSeconds(0, 5);
  }

  @Test
  void pollsForANewSubscriptionAsIfItHadBeenThereAtTheLastPoll() {
    start(HOUR);
    time.pass(seconds(90));
    start(HOUR);
    time.pass(seconds(5));
    start(HOUR);
    time.pass(seconds(10));

    assertPollsAtSeconds(0, 10, 25, 47.5, 81.25, 91.25, 101.25);
  }

  @Test
  void stopsPollingWhenCancelled() {
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();
    wait.cancel(false);
    time.pass(HOUR);

    assertPollsAtSeconds(0);
    assertThat(time.pending()).isZero();
  }

  @Test
  void stopsPollingWhenTheCallerCompletesTheFuture() {
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();
    wait.complete(new Succeeded(aJob(SUCCEEDED).build()));
    time.pass(HOUR);

    assertPollsAtSeconds(0);
  }

  @Test
  void timesOutAWaitThatBeginsWhenAnotherWithTheSameDeadlineIsCancelled() {
    AwaitHarvestJob hanging = serviceOn(hung -> {});
    start(hanging, ID, seconds(10)).cancel(false);
    CompletableFuture<WaitOutcome> wait = start(hanging, ID, seconds(10));
    time.pass(seconds(10));

    assertThat(wait).isCompletedWithValue(new TimedOut(null, null));
  }

  @Test
  void goesOnForOthersWhenOneIsCancelled() {
    repository.returns(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> cancelled = start(HOUR);
    CompletableFuture<WaitOutcome> other = start(HOUR);
    cancelled.cancel(false);
    time.pass(HOUR);

    assertThat(done(other).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void stopsPollingAJobWhoseWaitIsCancelledAmongOthers() {
    CompletableFuture<WaitOutcome> cancelled = start(HOUR);
    start(service, "other", HOUR);
    time.pass();
    cancelled.cancel(false);
    time.pass(seconds(10));

    assertThat(repository.ids()).containsExactly("job-1", "other", "other");
  }

  @Test
  void ignoresTheResultOfAPollThatNobodyWaitsForAnyMore() {
    AwaitHarvestJobService slow = serviceOn(time.after(seconds(1)));
    start(slow, ID, HOUR).cancel(false);
    CompletableFuture<WaitOutcome> again = start(slow, ID, HOUR);
    repository.returns(SUCCEEDED, IN_PROGRESS);
    time.pass(seconds(1));

    assertThat(again).isNotDone();
    assertThat(slow.statistics().openWaits()).isEqualTo(1);
    assertPollsAtSeconds(1, 1);
  }

  @Test
  void waitsForThePollInFlightAtTheDeadline() {
    repository.returns(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait =
        start(serviceOn(time.after(seconds(2.9))), ID, seconds(2));
    time.pass(seconds(2.8));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.1));
    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void measuresAPollInFlightFromItsBegin() {
    repository.returns(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait =
        start(serviceOn(this::slowFromTheSecond), ID, seconds(12));
    time.pass(seconds(12.5));

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  private void slowFromTheSecond(Runnable task) {
    time.after(seconds(handedOver++ == 0 ? 0 : 2.5)).execute(task);
  }

  @Test
  void takesThePollInFlightAtTheDeadlineForTheLast() {
    CompletableFuture<WaitOutcome> wait = start(serviceOn(time.after(seconds(2))), ID, seconds(1));
    time.pass(seconds(2));

    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertPollsAtSeconds(2);
  }

  @Test
  void pollsNoSoonerForOthersAfterThePollInFlightAtADeadline() {
    AwaitHarvestJob slow = serviceOn(time.after(seconds(2)));
    start(slow, ID, seconds(1));
    start(slow, ID, HOUR);
    time.pass(seconds(13));

    assertPollsAtSeconds(2);
  }

  @Test
  void pollsOnceForEachWaitOfNoTimeAlthoughTheyBeginTogether() {
    start(HOUR);
    time.pass(seconds(1));
    CompletableFuture<WaitOutcome> first = start(Duration.ZERO);
    time.pass();
    CompletableFuture<WaitOutcome> second = start(Duration.ZERO);
    time.pass();

    assertThat(List.of(first, second)).allMatch(CompletableFuture::isDone);
    assertPollsAtSeconds(0, 1, 1);
  }

  @Test
  void timesOutAtTheDeadlineWhileAPollHangs() {
    CompletableFuture<WaitOutcome> wait = start(serviceOn(hung -> {}), ID, seconds(3));
    time.pass(seconds(2.999));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.001));
    assertThat(wait).isCompletedWithValue(new TimedOut(null, null));
  }

  @Test
  void timesOutThreeSecondsLateWhenTheLastPollHangs() {
    CompletableFuture<WaitOutcome> wait = start(serviceOn(hung -> {}), ID, Duration.ZERO);
    time.pass(seconds(2.999));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.001));
    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertThat(time.pending()).isZero();
  }

  @Test
  void timesOutThreeSecondsLateWhenTheLimitsLeaveNoLastPoll() {
    AwaitHarvestJob one =
        builder(repository).limits(new PollLimits(1, 1, 1)).executor(hung -> {}).build();
    start(one, "hangs", HOUR);
    CompletableFuture<WaitOutcome> wait = start(one, ID, seconds(7));
    time.pass(seconds(9.999));
    assertThat(wait).isNotDone();

    time.pass(seconds(0.001));
    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
  }

  @Test
  void pollsOtherJobsWhileAPollHangs() {
    AwaitHarvestJob two =
        builder(repository).limits(new PollLimits(10, 10, 2)).executor(this::hangOnFirst).build();
    start(two, "hangs", HOUR);
    repository.returns(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(two, ID, HOUR);
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
  void notifiesTheListenerAfterEachPoll() {
    List<WaitProgress> received = new ArrayList<>();
    HarvestJobException down = ServiceErrorType.SERVICE_UNAVAILABLE.toException("down");
    repository.returns(IN_PROGRESS).fails(down).returns(SUCCEEDED);
    time.pass(HOUR);
    service.awaitAsync(new Query(ID, seconds(25), seconds(20)), received::add);
    time.pass(HOUR);

    assertThat(received)
        .containsExactly(
            new WaitProgress(
                new HarvestJobId(ID), seconds(0), aJob(IN_PROGRESS).build(), null, seconds(20)),
            new WaitProgress(
                new HarvestJobId(ID), seconds(20), aJob(IN_PROGRESS).build(), down, seconds(5)));
  }

  @Test
  void endsEveryWaitWhenClosed() {
    CompletableFuture<WaitOutcome> one = start(HOUR);
    CompletableFuture<WaitOutcome> other = start(service, "job-2", HOUR);
    time.pass();
    service.close();

    assertThat(List.of(one, other))
        .allSatisfy(
            wait ->
                assertThat(failure(wait))
                    .isInstanceOf(WaitAbortedException.class)
                    .hasMessage("AwaitHarvestJobService is closed"));
    assertThat(time.pending()).isZero();
  }

  @Test
  void startsNothingWhenClosed() {
    service.close();
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(HOUR);

    assertThat(failure(wait)).isInstanceOf(WaitAbortedException.class);
    assertPollsAtSeconds();
  }

  @Test
  void ignoresResultsAfterItWasClosed() {
    AwaitHarvestJobService slow = serviceOn(time.after(seconds(1)));
    CompletableFuture<WaitOutcome> wait = start(slow, ID, HOUR);
    slow.close();
    time.pass(seconds(1));

    assertThat(wait).isCompletedExceptionally();
    assertThat(time.pending()).isZero();
  }

  @Test
  void wakesOnlyWhenSomethingIsDue() {
    start(seconds(30));
    time.pass(HOUR);

    int polls = 4;
    int wakeUps = 3;
    assertThat(time.ran()).isEqualTo(polls + wakeUps);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.001S", "P90D"})
  void acceptsTheShortestAndTheLongestDuration(Duration duration) {
    assertThat(service.awaitAsync(new Query(ID, duration, duration))).isNotDone();
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void rejectsNullNamingWhatIsNull() {
    AwaitHarvestJobService.Builder builder = builder(repository);
    assertNull("repository", () -> new AwaitHarvestJobService(null));
    assertNull("repository", () -> AwaitHarvestJobService.builder(null));
    assertNull("limits", () -> builder.limits(null));
    assertNull("executor", () -> builder.executor(null));
    assertNull("scheduler", () -> builder.scheduler(null));
    assertNull("nanoTime", () -> builder.nanoTime(null));
    assertNull("random", () -> builder.random(null));
    assertNull("query", () -> service.awaitAsync(null));
    assertNull("listener", () -> service.awaitAsync(new Query(ID, HOUR), null));
    assertNull("notification", () -> service.onNotification(null));
  }

  private static void assertNull(String name, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(name);
  }

  @Test
  void pollsAsRarelyAsBeforeWhenTheMoreFrequentWaitIsCancelledBetweenPolls() {
    service.awaitAsync(new Query(ID, Duration.ofHours(1), Duration.ofSeconds(10)));
    CompletableFuture<WaitOutcome> frequent =
        service.awaitAsync(new Query(ID, Duration.ofHours(1), Duration.ofSeconds(1)));
    time.pass(Duration.ofMillis(500));
    frequent.cancel(false);
    time.pass(Duration.ofSeconds(12));

    assertPollsAtSeconds(0, 10);
  }
}

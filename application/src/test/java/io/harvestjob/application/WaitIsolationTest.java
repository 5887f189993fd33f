package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.WaitOutcome.Succeeded;
import io.harvestjob.application.WaitOutcome.TimedOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a wait is given may throw anything: that ends this wait, and no other. */
@SuppressWarnings("FutureReturnValueIgnored") // some waits are only there to be polled
class WaitIsolationTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final PollLimits ONE_AT_A_TIME = new PollLimits(10, 10, 1);

  private final AwaitHarvestJobService oneAtATime = serviceWithin(ONE_AT_A_TIME);

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void endsAWaitWithWhatItsListenerThrows(Throwable thrown) {
    CompletableFuture<WaitOutcome> wait =
        oneAtATime.awaitAsync(new Query(ID, HOUR), throwing(thrown));
    time.pass(HOUR);

    assertThat(failure(wait)).isSameAs(thrown);
    assertPollsAtSeconds(0);
    assertThat(time.pending()).isZero();
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void keepsPollingForOthersWhenAListenerThrows(Throwable thrown) {
    CompletableFuture<WaitOutcome> before = start(oneAtATime, "before", HOUR);
    oneAtATime.awaitAsync(new Query(ID, HOUR), throwing(thrown));
    CompletableFuture<WaitOutcome> same = start(oneAtATime, ID, HOUR);
    CompletableFuture<WaitOutcome> after = start(oneAtATime, "after", HOUR);
    repository.returns(IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, SUCCEEDED);
    time.pass(HOUR);

    assertThat(List.of(before, same, after))
        .allSatisfy(wait -> assertThat(done(wait).join()).isInstanceOf(Succeeded.class));
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void endsAWaitWithWhatTheRepositoryThrowsAndNoOther(Throwable thrown) {
    repository.fails(thrown).returns(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(oneAtATime, ID, HOUR);
    CompletableFuture<WaitOutcome> other = start(oneAtATime, "other", HOUR);
    time.pass();

    assertThat(failure(wait)).isSameAs(thrown);
    assertThat(done(other).join()).isInstanceOf(Succeeded.class);
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void endsAWaitWithWhatTheExecutorThrowsAndNoOther(Throwable thrown) {
    AwaitHarvestJob await =
        builder(repository).limits(ONE_AT_A_TIME).executor(throwingOnce(thrown)).build();
    CompletableFuture<WaitOutcome> wait = start(await, ID, HOUR);
    repository.returns(SUCCEEDED);
    CompletableFuture<WaitOutcome> other = start(await, "other", HOUR);
    time.pass();

    assertThat(failure(wait)).isSameAs(thrown);
    assertThat(done(other).join()).isInstanceOf(Succeeded.class);
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void countsAPollOnceWhenTheExecutorRunsItAndThrowsAllTheSame(Throwable thrown) {
    AwaitHarvestJob await =
        builder(repository)
            .limits(ONE_AT_A_TIME)
            .executor(
                poll -> {
                  poll.run();
                  throw ThrowableExamples.<RuntimeException>undeclared(thrown);
                })
            .build();
    CompletableFuture<WaitOutcome> wait = start(await, ID, seconds(30));
    time.pass(seconds(30));

    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertPollsAtSeconds(0, 10, 25, 30);
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void endsOthersWhenADependentStageThrows(Throwable thrown) {
    CompletableFuture<WaitOutcome> wait = start(oneAtATime, ID, HOUR);
    wait.thenRun(
        () -> {
          throw ThrowableExamples.<RuntimeException>undeclared(thrown);
        });
    CompletableFuture<WaitOutcome> same = start(oneAtATime, ID, HOUR);
    CompletableFuture<WaitOutcome> other = start(oneAtATime, "other", HOUR);
    repository.returns(SUCCEEDED);
    time.pass();

    assertThat(List.of(wait, same, other))
        .allSatisfy(each -> assertThat(done(each).join()).isInstanceOf(Succeeded.class));
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void endsAWaitThatTheSchedulerDoesNotTake(Throwable thrown) {
    AwaitHarvestJob await =
        builder(repository).scheduler(new ThrowingScheduler(thrown, () -> true)).build();
    CompletableFuture<WaitOutcome> wait = start(await, ID, HOUR);

    assertThat(failure(wait)).isSameAs(thrown);
  }

  @Test
  void waitsAgainOnceTheSchedulerTakesTretries() {
    AtomicBoolean broken = new AtomicBoolean();
    AwaitHarvestJob await =
        builder(repository).scheduler(throwingWhile(broken)).limits(ONE_AT_A_TIME).build();
    CompletableFuture<WaitOutcome> before = start(await, "before", HOUR);
    time.pass(seconds(1));
    broken.set(true);
    CompletableFuture<WaitOutcome> meanwhile = start(await, "meanwhile", seconds(5));
    broken.set(false);
    CompletableFuture<WaitOutcome> after = start(await, "after", HOUR);
    time.pass(seconds(30));

    assertThat(List.of(before, meanwhile)).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(after).isNotDone();
    assertThat(repository.ids()).containsExactly("before", "meanwhile", "after", "after", "after");
  }

  @ParameterizedTest
  @MethodSource("io.harvestjob.application.ThrowableExamples#examples")
  void endsAWaitWhoseNextPollCannotBeScheduled(Throwable thrown) {
    AwaitHarvestJob await =
        builder(repository)
            .random(
                () -> {
                  throw ThrowableExamples.<RuntimeException>undeclared(thrown);
                })
            .build();
    CompletableFuture<WaitOutcome> wait = start(await, ID, HOUR);
    time.pass();

    assertThat(failure(wait)).isSameAs(thrown);
    assertThat(time.pending()).isZero();
  }

  @Test
  void pollsOtherJobsWhileTheRepositoryHangsForOne() {
    AwaitHarvestJob await =
        builder(repository).limits(PollLimits.DEFAULT).executor(hangingOnce()).build();
    CompletableFuture<WaitOutcome> hanging = start(await, "hangs", seconds(60));
    CompletableFuture<WaitOutcome> other = start(await, "other", seconds(60));
    time.pass(seconds(60));

    assertThat(done(other).join()).isEqualTo(timedOutStillRunning("other"));
    assertThat(done(hanging).join()).isEqualTo(new TimedOut(null, null));
  }

  @Test
  void returnsToTheIntervalOfTheOthersWhenAShorterOneLeaves() {
    start(service, ID, HOUR);
    service.awaitAsync(new Query(ID, seconds(0.3), Duration.ofMillis(1)));
    time.pass(seconds(0.3));
    int polls = repository.times().size();
    time.pass(seconds(10.3));

    assertThat(repository.times()).hasSize(polls + 1);
  }

  @Test
  void pollsAtOnceWhenAShorterIntervalLeavesBeforeTheFirstPoll() {
    AwaitHarvestJobService busy = serviceWithin(new PollLimits(1, 1, 1));
    start(busy, "first", HOUR);
    start(busy, ID, HOUR);
    busy.awaitAsync(new Query(ID, HOUR, Duration.ofMillis(1))).cancel(false);
    time.pass(seconds(1));

    assertThat(repository.ids()).containsExactly("first", ID);
  }

  @Test
  void keepsALongerIntervalThatHasGrownWhenAnotherLeaves() {
    start(service, ID, HOUR);
    CompletableFuture<WaitOutcome> other = service.awaitAsync(new Query(ID, HOUR, seconds(9)));
    time.pass(seconds(40));
    other.cancel(false);
    time.pass(seconds(60));

    assertPollsAtSeconds(0, 9, 22.5, 42.75, 73.125);
  }

  @Test
  void startsAnotherWaitFromWithinAListener() {
    List<Boolean> nestedDone = new ArrayList<>();
    service.awaitAsync(
        new Query(ID, HOUR), progress -> nestedDone.add(start(service, "nested", HOUR).isDone()));
    time.pass(seconds(10));

    assertThat(nestedDone).containsExactly(false, false);
    assertThat(repository.ids()).contains("nested");
  }

  private static WaitOutcome timedOutStillRunning(String id) {
    return new TimedOut(aJob(IN_PROGRESS).withId(id).build(), null);
  }

  private static Consumer<WaitProgress> throwing(Throwable thrown) {
    return progress -> {
      throw ThrowableExamples.<RuntimeException>undeclared(thrown);
    };
  }

  private int handedOver;

  private Executor throwingOnce(Throwable thrown) {
    return poll -> {
      if (handedOver++ == 0) {
        throw ThrowableExamples.<RuntimeException>undeclared(thrown);
      }
      time.execute(poll);
    };
  }

  private Executor hangingOnce() {
    return poll -> {
      if (handedOver++ > 0) {
        time.execute(poll);
      }
    };
  }

  private ScheduledExecutorService throwingWhile(AtomicBoolean broken) {
    return new ThrowingScheduler(new RejectedExecutionException(), broken::get);
  }

  private final class ThrowingScheduler extends ScheduledThreadPoolExecutor {

    private final Throwable thrown;
    private final BooleanSupplier broken;

    ThrowingScheduler(Throwable thrown, BooleanSupplier broken) {
      super(0);
      this.thrown = thrown;
      this.broken = broken;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      if (broken.getAsBoolean()) {
        throw ThrowableExamples.<RuntimeException>undeclared(thrown);
      }
      return time.schedule(command, delay, unit);
    }
  }
}

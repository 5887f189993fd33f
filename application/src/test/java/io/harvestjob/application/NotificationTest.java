package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.WaitOutcome.Failed;
import io.harvestjob.application.WaitOutcome.Succeeded;
import io.harvestjob.application.WaitOutcome.TimedOut;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // some waits are only there to be polled
class NotificationTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void endsAWaitAfterAPollThatConfirmsIt() {
    repository.returns(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(3));

    assertThat(service.onNotification(notification(SUCCEEDED, null))).isTrue();
    assertThat(wait).isNotDone();

    time.pass();
    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
    assertPollsAtSeconds(0, 3);
  }

  @Test
  void suppliesTheReasonOfAFailure() {
    repository.returns(IN_PROGRESS, FAILED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(3));
    service.onNotification(notification(FAILED, "no content"));
    time.pass();

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
  }

  @Test
  void continuesAndKeepsTheReasonWhenTheJobStillRuns() {
    repository.returns(IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, FAILED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(27));
    service.onNotification(notification(FAILED, "no content"));
    time.pass(HOUR);

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
    assertPollsAtSeconds(0, 10, 25, 27, 37);
  }

  @Test
  void pollsThatJobOnceMoreAmongOthers() {
    numbers(4).forEach(n -> start(service, "job-" + n, HOUR));
    time.pass(seconds(3));
    service.onNotification(notification(SUCCEEDED, null));
    time.pass(seconds(17));

    assertPollsAtSeconds(0, 0, 0, 0, 3, 10, 10, 10, 13);
    assertThat(repository.ids().get(4)).isEqualTo("job-1");
    assertThat(repository.ids().get(8)).isEqualTo("job-1");
  }

  @Test
  void pollsOnceForDuplicates() {
    start(HOUR);
    time.pass(seconds(3));
    service.onNotification(notification(FAILED, "no content"));
    time.pass(seconds(1));
    service.onNotification(notification(FAILED, "no content"));
    time.pass(seconds(1));

    assertPollsAtSeconds(0, 3);
  }

  @Test
  void pollsAgainForAnotherNotification() {
    repository.returns(IN_PROGRESS, IN_PROGRESS, FAILED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(3));
    service.onNotification(notification(FAILED, "no content"));
    time.pass(seconds(1));
    service.onNotification(notification(FAILED, null));
    time.pass();

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
    assertPollsAtSeconds(0, 3, 4);
  }

  @Test
  void takesTheStatusFromThePollAndNotFromTheNotification() {
    repository.returns(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(3));
    service.onNotification(notification(FAILED, "no content"));
    time.pass();

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void ignoresThatAJobRuns() {
    start(HOUR);
    time.pass(seconds(3));

    assertThat(service.onNotification(notification(IN_PROGRESS, null))).isTrue();
    time.pass();
    assertPollsAtSeconds(0);
  }

  @Test
  void ignoresAJobThatNobodyWaitsFor() {
    assertThat(service.onNotification(notification(FAILED, "no content"))).isFalse();
    time.pass(HOUR);

    assertPollsAtSeconds();
  }

  @Test
  void ignoresAJobThatNobodyWaitsForAnyMore() {
    repository.returns(SUCCEEDED);
    start(HOUR);
    time.pass();

    assertThat(service.onNotification(notification(SUCCEEDED, null))).isFalse();
  }

  @Test
  void pollsAgainAfterANotificationDuringAPoll() {
    AwaitHarvestJob slow = serviceOn(time.after(seconds(1)));
    repository.returns(IN_PROGRESS, FAILED);
    CompletableFuture<WaitOutcome> wait = start(slow, ID, HOUR);
    time.pass(seconds(0.5));
    slow.onNotification(notification(FAILED, "no content"));
    time.pass(seconds(1.5));

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
    assertPollsAtSeconds(1, 2);
  }

  @Test
  void pollsAgainAfterANotificationDuringAPollAlthoughAnotherWaitReachesItsDeadline() {
    AwaitHarvestJob slow = serviceOn(time.after(seconds(1)));
    start(slow, ID, seconds(0.7));
    start(slow, ID, HOUR);
    time.pass(seconds(0.5));
    slow.onNotification(notification(FAILED, "no content"));
    time.pass(seconds(1.5));

    assertPollsAtSeconds(1, 2);
  }

  @Test
  void reportsThatTheNextPollIsDueAtOnceAfterANotificationDuringAPoll() {
    List<Duration> nextPolls = new ArrayList<>();
    AwaitHarvestJob slow = serviceOn(time.after(seconds(1)));
    slow.awaitAsync(new Query(ID, HOUR), progress -> nextPolls.add(progress.nextPoll()));
    time.pass(seconds(0.5));
    slow.onNotification(notification(FAILED, "no content"));
    time.pass(seconds(0.5));

    assertThat(nextPolls).containsExactly(Duration.ZERO);
  }

  @Test
  void returnsToThePollIntervalAfterANotificationDuringAPoll() {
    AwaitHarvestJob slow = serviceOn(time.after(seconds(1)));
    start(slow, ID, HOUR);
    time.pass(seconds(0.5));
    slow.onNotification(notification(FAILED, "no content"));
    time.pass(seconds(30));

    assertPollsAtSeconds(1, 2, 13, 29);
  }

  @Test
  void pollsFirstTheJobOfANotification() {
    AwaitHarvestJob limited = serviceWithin(new PollLimits(1, 1, 1));
    numbers(50).forEach(n -> start(limited, "other-" + n, HOUR));
    start(limited, ID, HOUR);
    time.pass();
    limited.onNotification(notification(SUCCEEDED, null));
    time.pass(seconds(1));

    assertThat(repository.ids()).containsExactly("other-0", "job-1");
  }

  @Test
  void timesOutWhenNoPollConfirmsIt() {
    CompletableFuture<WaitOutcome> wait = start(seconds(20));
    time.pass(seconds(3));
    service.onNotification(notification(SUCCEEDED, null));
    time.pass(seconds(17));

    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertPollsAtSeconds(0, 3, 13, 20);
  }

  @Test
  void suppliesTheReasonToAWaitThatBeginsLater() {
    service.onNotification(notification(FAILED, "no content"));
    repository.returns(FAILED);
    time.pass(HOUR);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
  }

  @Test
  void suppliesTheReasonToEveryWait() {
    repository.returns(FAILED);
    start(HOUR);
    time.pass();
    service.onNotification(notification(FAILED, "no content"));
    start(HOUR);
    time.pass();
    CompletableFuture<WaitOutcome> third = start(HOUR);
    time.pass();

    assertThat(third).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
  }

  @Test
  void suppliesTheReasonToAPollThatHadBegunBefore() {
    AwaitHarvestJob slow = serviceOn(time.after(seconds(1)));
    repository.returns(FAILED);
    CompletableFuture<WaitOutcome> wait = start(slow, ID, HOUR);
    time.pass(seconds(0.5));
    slow.onNotification(notification(FAILED, "no content"));
    time.pass(seconds(0.5));

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
  }

  @Test
  void keepsAReasonForADay() {
    repository.returns(FAILED);
    service.onNotification(notification(FAILED, "no content"));
    time.pass(DAY.minusNanos(1));
    CompletableFuture<WaitOutcome> before = start(HOUR);
    time.pass(Duration.ofNanos(1));
    CompletableFuture<WaitOutcome> after = start(HOUR);
    time.pass();

    assertThat(before).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
    assertThat(after).isCompletedWithValue(new Failed(aJob(FAILED).build(), null));
  }

  @Test
  void takesANotificationThatComesAgainAfterADayForANewOne() {
    repository.returns(FAILED);
    service.onNotification(notification(FAILED, "no content"));
    time.pass(DAY);
    service.onNotification(notification(FAILED, "no content"));
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass();

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
  }

  @Test
  void keepsTheReasonsOfTenThousandJobs() {
    repository.returns(FAILED);
    service.onNotification(notification("job-1", FAILED, "first"));
    service.onNotification(notification("job-2", FAILED, "second"));
    service.onNotification(notification("job-1", FAILED, "again"));
    numbers(9_999).forEach(n -> service.onNotification(notification("other-" + n, FAILED, "x")));
    CompletableFuture<WaitOutcome> first = start(service, "job-1", HOUR);
    CompletableFuture<WaitOutcome> second = start(service, "job-2", HOUR);
    time.pass();

    assertThat(reason(first)).isEqualTo("again");
    assertThat(reason(second)).isNull();
  }

  private static @Nullable String reason(CompletableFuture<WaitOutcome> wait) {
    return ((Failed) done(wait).join()).reason();
  }

  @Test
  void pollsPastACacheThatHearsOfNotifications() {
    repository.returns(IN_PROGRESS, FAILED);
    AwaitHarvestJob await = builder(caching().runningTtl(Duration.ofMinutes(1)).build()).build();
    CompletableFuture<WaitOutcome> wait = start(await, ID, HOUR);
    time.pass(seconds(3));
    await.onNotification(notification(FAILED, "no content"));
    time.pass();

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
    assertPollsAtSeconds(0, 3);
  }

  @Test
  void tellsTheRepositoryAlsoOfAJobThatNobodyWaitsFor() {
    List<HarvestJobNotification> heard = new ArrayList<>();
    AwaitHarvestJob await = builder(new ListeningRepository(repository, heard::add)).build();
    HarvestJobNotification notification = notification(FAILED, "no content");

    assertThat(await.onNotification(notification)).isFalse();
    assertThat(heard).containsExactly(notification);
  }

  @Test
  void pollsAlthoughTheRepositoryFailsToHear() {
    IllegalStateException deaf = new IllegalStateException("deaf");
    AwaitHarvestJob await =
        builder(
                new ListeningRepository(
                    repository,
                    notification -> {
                      throw deaf;
                    }))
            .build();
    repository.returns(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(await, ID, HOUR);
    time.pass(seconds(3));

    assertThat(catchThrowable(() -> await.onNotification(notification(SUCCEEDED, null))))
        .isSameAs(deaf);
    time.pass();
    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void takesANotificationAfterItWasClosed() {
    service.close();

    assertThat(service.onNotification(notification(FAILED, "no content"))).isFalse();
    assertThat(time.pending()).isZero();
  }

  private static HarvestJobNotification notification(
      HarvestJobStatus status, @Nullable String reason) {
    return notification(ID, status, reason);
  }

  private static HarvestJobNotification notification(
      String id, HarvestJobStatus status, @Nullable String reason) {
    return new HarvestJobNotification(new HarvestJobId(id), status, reason, null);
  }
}

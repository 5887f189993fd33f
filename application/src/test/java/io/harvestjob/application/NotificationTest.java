package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

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

  private static HarvestJobNotification notification(
      HarvestJobStatus status, @Nullable String reason) {
    return new HarvestJobNotification(new HarvestJobId(ID), status, reason, null);
  }
}

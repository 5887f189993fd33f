package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.application.WaitOutcome.Succeeded;
import io.harvestjob.application.WaitOutcome.TimedOut;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A service that asks its callers to pause is not polled before the pause is over. */
@SuppressWarnings("FutureReturnValueIgnored") // some waits are only there to be polled
class RetryAfterTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void pausesTheJobThatFailed() {
    repository.fails(unavailable(seconds(60))).returns(IN_PROGRESS);
    start(HOUR);
    time.pass(seconds(75));

    assertPollsAtSeconds(0, 60, 75);
  }

  @Test
  void pollsAtTheIntervalWhenThePauseIsShorter() {
    repository.fails(unavailable(seconds(3))).returns(IN_PROGRESS);
    start(HOUR);
    time.pass(seconds(20));

    assertPollsAtSeconds(0, 10);
  }

  @Test
  void pollsOtherJobsMeanwhile() {
    repository.fails(unavailable(seconds(60))).returns(IN_PROGRESS);
    start(HOUR);
    start(service, "other", HOUR);
    time.pass(seconds(30));

    assertPollsAtSeconds(0, 0, 10, 25);
  }

  @Test
  void pausesEveryJobWhenThrottled() {
    repository.fails(throttled(seconds(60))).returns(IN_PROGRESS);
    AwaitHarvestJob oneAtATime = serviceWithin(new PollLimits(1000, 1000, 1));
    start(oneAtATime, ID, HOUR);
    start(oneAtATime, "other", HOUR);
    time.pass(seconds(60.5));

    assertPollsAtSeconds(0, 60, 60.001);
  }

  @Test
  void keepsALongerPauseWhenThrottledAgain() {
    AwaitHarvestJob slow = serviceOn(time.after(seconds(1)));
    repository.fails(throttled(seconds(60)), throttled(seconds(5))).returns(IN_PROGRESS);
    start(slow, ID, HOUR);
    start(slow, "other", HOUR);
    time.pass(seconds(60));

    assertPollsAtSeconds(1, 1);
  }

  @Test
  void pausesThoughANotificationAsksForAPoll() {
    repository.fails(unavailable(seconds(60))).returns(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(1));
    service.onNotification(new HarvestJobNotification(new HarvestJobId(ID), SUCCEEDED, null, null));
    time.pass(seconds(59));

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
    assertPollsAtSeconds(0, 60);
  }

  @Test
  void pausesThoughANotificationCameDuringThePollThatFailed() {
    AwaitHarvestJob slow = serviceOn(time.after(seconds(1)));
    repository.fails(unavailable(seconds(60))).returns(IN_PROGRESS);
    start(slow, ID, HOUR);
    time.pass(seconds(0.5));
    slow.onNotification(new HarvestJobNotification(new HarvestJobId(ID), SUCCEEDED, null, null));
    time.pass(seconds(61.5));

    assertPollsAtSeconds(1, 62);
  }

  @Test
  void pausesThoughAShorterIntervalJoins() {
    repository.fails(unavailable(seconds(60))).returns(IN_PROGRESS);
    start(HOUR);
    time.pass(seconds(1));
    service.awaitAsync(new AwaitHarvestJob.Query(ID, HOUR, seconds(5)));
    time.pass(seconds(59));

    assertPollsAtSeconds(0, 60);
  }

  @Test
  void timesOutAtTheDeadlineDuringThePauseOfTheJob() {
    HarvestJobException unavailable = unavailable(seconds(60));
    repository.fails(unavailable);
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(30));

    assertThat(wait).isCompletedWithValue(new TimedOut(null, unavailable));
    assertPollsAtSeconds(0);
  }

  @Test
  void timesOutAtTheDeadlineDuringAPauseOfAll() {
    repository.fails(throttled(seconds(60)));
    AwaitHarvestJob oneAtATime = serviceWithin(new PollLimits(1000, 1000, 1));
    start(oneAtATime, ID, HOUR);
    CompletableFuture<WaitOutcome> wait = start(oneAtATime, "other", seconds(30));
    time.pass(seconds(30));

    assertThat(wait).isCompletedWithValue(new TimedOut(null, null));
  }

  @Test
  void pollsALastTimeAfterThePauseIfThatEndsWithinThreeSecondsOfTheDeadline() {
    repository.fails(unavailable(seconds(32))).returns(SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(32));

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void timesOutAtTheDeadlineIfThePauseLastsUntilThreeSecondsAfterIt() {
    HarvestJobException unavailable = unavailable(seconds(33));
    repository.fails(unavailable);
    CompletableFuture<WaitOutcome> wait = start(seconds(30));
    time.pass(seconds(30));

    assertThat(wait).isCompletedWithValue(new TimedOut(null, unavailable));
  }

  @Test
  void pausesForAnHourAtMost() {
    repository.fails(throttled(Duration.ofSeconds(Long.MAX_VALUE))).returns(IN_PROGRESS);
    start(Duration.ofDays(1));
    time.pass(HOUR);

    assertPollsAtSeconds(0, 3600);
  }

  private static HarvestJobException unavailable(Duration retryAfter) {
    return new ServiceError(503, null, "later", null, retryAfter).toException();
  }

  private static HarvestJobException throttled(Duration retryAfter) {
    return new ServiceError(429, null, "slow down", null, retryAfter).toException();
  }
}

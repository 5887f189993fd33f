package io.harvestjob.application.await;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.harvestjob.application.await.WaitOutcome.Failed;
import io.harvestjob.application.await.WaitOutcome.Succeeded;
import io.harvestjob.application.await.WaitOutcome.TimedOut;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored") // some waits are only there to be looked for
class NotificationTest extends WaitFixture {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void completesAWaitAfterALookThatConfirmsIt() {
    service.answers(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(3));

    assertThat(waits.hear(said(SUCCEEDED, null))).isTrue();
    assertThat(wait).isNotDone();

    time.pass();
    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
    assertLooksAtSeconds(0, 3);
  }

  @Test
  void suppliesTheReason() {
    service.answers(IN_PROGRESS, FAILED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(3));
    waits.hear(said(FAILED, "no content"));
    time.pass();

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
  }

  @Test
  void goesOnAndRemembersTheReasonWhenTheJobStillRuns() {
    service.answers(IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, IN_PROGRESS, FAILED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(27));
    waits.hear(said(FAILED, "no content"));
    time.pass(HOUR);

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
    assertLooksAtSeconds(0, 10, 25, 27, 37);
  }

  @Test
  void looksOnceMoreAtThatJobAmongOthers() {
    numbers(4).forEach(n -> waits.start(new HarvestJobId("job-" + n), HOUR));
    time.pass(seconds(3));
    waits.hear(said(SUCCEEDED, null));
    time.pass(seconds(17));

    assertLooksAtSeconds(0, 0, 0, 0, 3, 10, 10, 10, 13);
    assertThat(service.ids().get(4)).isEqualTo("job-1");
    assertThat(service.ids().get(8)).isEqualTo("job-1");
  }

  @Test
  void looksOnceForDuplicates() {
    start(HOUR);
    time.pass(seconds(3));
    waits.hear(said(FAILED, "no content"));
    time.pass(seconds(1));
    waits.hear(said(FAILED, "no content"));
    time.pass(seconds(1));

    assertLooksAtSeconds(0, 3);
  }

  @Test
  void looksAgainWhenItHearsSomethingElse() {
    service.answers(IN_PROGRESS, IN_PROGRESS, FAILED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(3));
    waits.hear(said(FAILED, "no content"));
    time.pass(seconds(1));
    waits.hear(said(FAILED, null));
    time.pass();

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
    assertLooksAtSeconds(0, 3, 4);
  }

  @Test
  void believesTheLookAndNotTheNotification() {
    service.answers(IN_PROGRESS, SUCCEEDED);
    CompletableFuture<WaitOutcome> wait = start(HOUR);
    time.pass(seconds(3));
    waits.hear(said(FAILED, "no content"));
    time.pass();

    assertThat(done(wait).join()).isInstanceOf(Succeeded.class);
  }

  @Test
  void ignoresThatAJobRuns() {
    start(HOUR);
    time.pass(seconds(3));

    assertThat(waits.hear(said(IN_PROGRESS, null))).isTrue();
    time.pass();
    assertLooksAtSeconds(0);
  }

  @Test
  void ignoresAJobThatNobodyWaitsFor() {
    assertThat(waits.hear(said(FAILED, "no content"))).isFalse();
    time.pass(HOUR);

    assertLooksAtSeconds();
  }

  @Test
  void ignoresAJobThatNobodyWaitsForAnyMore() {
    service.answers(SUCCEEDED);
    start(HOUR);
    time.pass();

    assertThat(waits.hear(said(SUCCEEDED, null))).isFalse();
  }

  @Test
  void looksAgainWhenItHearsDuringALook() {
    HarvestJobWaits slow = waits(service, AMPLE, time.after(seconds(1)), MIDDLE);
    service.answers(IN_PROGRESS, FAILED);
    CompletableFuture<WaitOutcome> wait = slow.start(ID, HOUR);
    time.pass(seconds(0.5));
    slow.hear(said(FAILED, "no content"));
    time.pass(seconds(1.5));

    assertThat(wait).isCompletedWithValue(new Failed(aJob(FAILED).build(), "no content"));
    assertLooksAtSeconds(1, 2);
  }

  @Test
  void tellsThatItLooksAgainAtOnceWhenItHeardDuringALook() {
    List<Duration> nextLooks = new ArrayList<>();
    HarvestJobWaits slow = waits(service, AMPLE, time.after(seconds(1)), MIDDLE);
    slow.start(ID, HOUR, seconds(10), progress -> nextLooks.add(progress.nextLook()));
    time.pass(seconds(0.5));
    slow.hear(said(FAILED, "no content"));
    time.pass(seconds(0.5));

    assertThat(nextLooks).containsExactly(Duration.ZERO);
  }

  @Test
  void goesBackToTheOldPaceAfterALookDuringALook() {
    HarvestJobWaits slow = waits(service, AMPLE, time.after(seconds(1)), MIDDLE);
    slow.start(ID, HOUR, seconds(10), progress -> {});
    time.pass(seconds(0.5));
    slow.hear(said(FAILED, "no content"));
    time.pass(seconds(30));

    assertLooksAtSeconds(1, 2, 13, 29);
  }

  @Test
  void looksFirstAtWhatWasHeardOf() {
    HarvestJobWaits limited = waits(new WaitLimits(1, 1, 1));
    numbers(50).forEach(n -> limited.start(new HarvestJobId("other-" + n), HOUR));
    limited.start(ID, HOUR);
    time.pass();
    limited.hear(said(SUCCEEDED, null));
    time.pass(seconds(1));

    assertThat(service.ids()).containsExactly("other-0", "job-1");
  }

  @Test
  void timesOutAsEverWhenNoLookConfirmsIt() {
    CompletableFuture<WaitOutcome> wait = start(seconds(20));
    time.pass(seconds(3));
    waits.hear(said(SUCCEEDED, null));
    time.pass(seconds(17));

    assertThat(done(wait).join()).isInstanceOf(TimedOut.class);
    assertLooksAtSeconds(0, 3, 13, 20);
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> waits.hear(null)).withMessage("notification");
  }

  private static HarvestJobNotification said(HarvestJobStatus status, @Nullable String reason) {
    return new HarvestJobNotification(ID, status, reason, null);
  }
}

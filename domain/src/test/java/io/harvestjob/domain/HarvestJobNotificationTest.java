package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class HarvestJobNotificationTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");

  @Test
  void needsNeitherReasonNorTime() {
    HarvestJobNotification said =
        new HarvestJobNotification(ID, HarvestJobStatus.SUCCEEDED, null, null);

    assertThat(said.reason()).isNull();
    assertThat(said.time()).isNull();
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void namesTheComponentThatIsNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobNotification(null, HarvestJobStatus.FAILED, null, null))
        .withMessage("id");
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobNotification(ID, null, null, null))
        .withMessage("status");
  }
}

package io.harvestjob.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationFormatterTest {

  @Test
  void saysHowAJobEndedAndWhy() {
    assertThat(format("FAILED", "Nothing was there"))
        .isEqualTo("job-1: FAILED (Nothing was there)");
  }

  @Test
  void saysHowAJobEndedWhenNobodySaysWhy() {
    assertThat(format("SUCCEEDED", null)).isEqualTo("job-1: SUCCEEDED");
  }

  @Test
  void staysOnOneLineWithoutControlCharacters() {
    assertThat(format("FAILED\u001b[2J", "a\nb\u0007")).isEqualTo("job-1: FAILED?[2J (a?b?)");
  }

  private static String format(String status, @Nullable String reason) {
    return NotificationFormatter.format(
        new HarvestJobNotification(
            new HarvestJobId("job-1"), new HarvestJobStatus(status), reason, null));
  }
}

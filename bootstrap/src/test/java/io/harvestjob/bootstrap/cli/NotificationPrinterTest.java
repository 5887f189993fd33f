package io.harvestjob.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationPrinterTest {

  private final List<String> printed = new ArrayList<>();
  private final NotificationPrinter printer = new NotificationPrinter(printed::add);

  @Test
  void saysHowAJobEndedAndWhy() {
    printer.accept(notification("FAILED", "Nothing was there"));

    assertThat(printed).containsExactly("job-1: FAILED (Nothing was there)");
  }

  @Test
  void saysHowAJobEndedWhenNobodySaysWhy() {
    printer.accept(notification("SUCCEEDED", null));

    assertThat(printed).containsExactly("job-1: SUCCEEDED");
  }

  @Test
  void staysOnOneLineWithoutControlCharacters() {
    printer.accept(notification("FAILED\u001b[2J", "a\nb\u0007"));

    assertThat(printed).containsExactly("job-1: FAILED?[2J (a?b?)");
  }

  private static HarvestJobNotification notification(String status, @Nullable String reason) {
    return new HarvestJobNotification(
        new HarvestJobId("job-1"), new HarvestJobStatus(status), reason, null);
  }
}

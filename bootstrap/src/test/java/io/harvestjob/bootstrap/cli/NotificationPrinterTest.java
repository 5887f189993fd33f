package io.harvestjob.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationPrinterTest {

  private final List<String> printed = new ArrayList<>();
  private final HarvestJobEventListener printer =
      new HarvestJobEventListener(new NotificationPrinter(printed::add));

  @Test
  void saysHowAJobEndedAndWhy() {
    printer.accept(event("FAILED", ", \"message\": \"Nothing was there\""));

    assertThat(printed).containsExactly("job-1: FAILED (Nothing was there)");
  }

  @Test
  void saysHowAJobEndedWhenNobodySaysWhy() {
    printer.accept(event("SUCCEEDED", ""));

    assertThat(printed).containsExactly("job-1: SUCCEEDED");
  }

  @Test
  void staysOnOneLineWithoutControlCharacters() {
    printer.accept(event("FAILED\\u001b[2J", ", \"message\": \"a\\nb\\u0007\""));

    assertThat(printed).containsExactly("job-1: FAILED?[2J (a?b?)");
  }

  @Test
  void passesOverWhatIsAboutAnythingElse() {
    printer.accept("{\"source\": \"aws.ec2\", \"detail-type\": \"x\"}");

    assertThat(printed).isEmpty();
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> printer.accept("{}"))
        .withMessage("/source is missing");
    assertThat(printed).isEmpty();
  }

  private static String event(String status, String message) {
    return """
        {"source": "aws.mediapackage", "detail-type": "MediaPackage HarvestJob Notification",
         "detail": {"harvest_job": {"id": "job-1", "status": "%s"}%s}}
        """
        .formatted(status, message);
  }
}

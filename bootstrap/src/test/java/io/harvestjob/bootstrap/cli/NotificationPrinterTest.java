package io.harvestjob.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class NotificationPrinterTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final NotificationPrinter lines =
      new NotificationPrinter(new PrintStream(err, true, UTF_8));

  @Test
  void saysHowAJobEndedAndWhy() {
    lines.accept(event("FAILED", ", \"message\": \"Nothing was there\""));

    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines("job-1: FAILED (Nothing was there)\n");
  }

  @Test
  void saysHowAJobEndedWhenNobodySaysWhy() {
    lines.accept(event("SUCCEEDED", ""));

    assertThat(err.toString(UTF_8)).isEqualToNormalizingNewlines("job-1: SUCCEEDED\n");
  }

  @Test
  void staysOnOneLineThatATerminalDoesNotObey() {
    lines.accept(event("FAILED\\u001b[2J", ", \"message\": \"a\\nb\\u0007\""));

    assertThat(err.toString(UTF_8)).isEqualToNormalizingNewlines("job-1: FAILED?[2J (a?b?)\n");
  }

  @Test
  void passesOverWhatIsAboutAnythingElse() {
    lines.accept("{\"source\": \"aws.ec2\", \"detail-type\": \"x\"}");

    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lines.accept("{}"))
        .withMessage("/source is missing");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private static String event(String status, String message) {
    return """
        {"source": "aws.mediapackage", "detail-type": "MediaPackage HarvestJob Notification",
         "detail": {"harvest_job": {"id": "job-1", "status": "%s"}%s}}
        """
        .formatted(status, message);
  }
}

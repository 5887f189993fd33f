package io.harvestjob.bootstrap.cli;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.WaitOutcome;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.output.StandardStreams;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitOutcomePrinterTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final WaitOutcomePrinter printer =
      new WaitOutcomePrinter(
          new StandardStreams(
              new PrintStream(OutputStream.nullOutputStream()),
              new PrintStream(err, true, UTF_8),
              false),
          OutputFormat.json,
          Duration.ofSeconds(1));

  @Test
  void printsTheReasonOfANotificationFirst() {
    printer.print(new WaitOutcome.Failed(aHarvestJob().withStatus("FAILED").build(), "m1\u001b"));

    assertThat(err.toString(UTF_8)).startsWith("Reason: m1?\nDescribeHarvestJob never says why ");
  }
}

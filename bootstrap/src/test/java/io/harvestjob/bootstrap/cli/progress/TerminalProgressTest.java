package io.harvestjob.bootstrap.cli.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.WaitProgress;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.testkit.MutableClock;
import io.harvestjob.testkit.VirtualScheduler;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

  private static final String BLANK = "\r" + " ".repeat(15);
  private static final String SHOWN = "\rjob-1: no respo";

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void keepsALineThatIsPrintedAboveTheProgress() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    VirtualScheduler scheduler = VirtualScheduler.manual(new MutableClock());
    try (TerminalProgress progress =
        new TerminalProgress(
            new StandardStreams(nowhere, new PrintStream(err, true, UTF_8), 16),
            scheduler,
            scheduler::nanoTime)) {
      progress.show(
          new WaitProgress(
              new HarvestJobId("job-1"), Duration.ZERO, null, null, Duration.ofHours(1)));
      progress.print("a line");
    }

    assertThat(err.toString(UTF_8)).isEqualTo(SHOWN + BLANK + "\ra line\n" + SHOWN + BLANK + "\r");
  }
}

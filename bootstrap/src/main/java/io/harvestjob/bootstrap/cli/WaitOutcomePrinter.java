package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.await.WaitOutcome;
import io.harvestjob.application.await.WaitOutcome.EndedOtherwise;
import io.harvestjob.application.await.WaitOutcome.Failed;
import io.harvestjob.application.await.WaitOutcome.NotFound;
import io.harvestjob.application.await.WaitOutcome.Succeeded;
import io.harvestjob.application.await.WaitOutcome.TimedOut;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJob;
import java.time.Duration;

/** Prints the outcome of a wait: the job on stdout, everything else on stderr. */
final class WaitOutcomePrinter implements WaitOutcome.Cases<Integer> {

  private final StandardStreams streams;
  private final OutputFormat output;
  private final Duration timeout;

  WaitOutcomePrinter(StandardStreams streams, OutputFormat output, Duration timeout) {
    this.streams = streams;
    this.output = output;
    this.timeout = timeout;
  }

  @Override
  public Integer succeeded(Succeeded end) {
    return print(end.job(), ExitCode.OK);
  }

  @Override
  public Integer failed(Failed end) {
    if (end.reason() != null) {
      streams.err().println("Reason: " + TerminalSanitizer.sanitize(end.reason()));
    }
    streams.err().print(FailureHintFormatter.format(end.job()));
    return print(end.job(), ExitCode.JOB_FAILED);
  }

  @Override
  public Integer endedOtherwise(EndedOtherwise end) {
    return print(end.job(), ExitCode.UNKNOWN_STATUS);
  }

  @Override
  public Integer timedOut(TimedOut end) {
    streams.err().println("Timed out after " + DurationConverter.format(timeout));
    if (end.lastError() != null) {
      streams.err().println("Last error: " + StatusText.of(end.lastError()));
    }
    HarvestJob lastSeen = end.lastSeen();
    return lastSeen == null ? ExitCode.TIMED_OUT : print(lastSeen, ExitCode.TIMED_OUT);
  }

  /** Reports the error as {@code describe} does. */
  @Override
  public Integer notFound(NotFound end) {
    throw end.error();
  }

  private int print(HarvestJob job, int exitCode) {
    return streams.write(output.format(job)) ? exitCode : ExitCode.GENERAL_ERROR;
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.WaitOutcome;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJob;
import java.time.Duration;

/** Prints the outcome of a wait: the job on stdout, everything else on stderr. */
final class WaitOutcomePrinter implements WaitOutcome.Visitor<Integer> {

  private final StandardStreams streams;
  private final OutputFormat output;
  private final Duration timeout;

  WaitOutcomePrinter(StandardStreams streams, OutputFormat output, Duration timeout) {
    this.streams = streams;
    this.output = output;
    this.timeout = timeout;
  }

  @Override
  public Integer succeeded(WaitOutcome.Succeeded outcome) {
    return print(outcome.job(), ExitCodes.OK);
  }

  @Override
  public Integer failed(WaitOutcome.Failed outcome) {
    if (outcome.reason() != null) {
      streams.err().println("Reason: " + TerminalSanitizer.sanitize(outcome.reason()));
    }
    streams.err().print(JobFailureHintFormatter.format(outcome.job()));
    return print(outcome.job(), ExitCodes.JOB_FAILED);
  }

  @Override
  public Integer unknownStatus(WaitOutcome.UnknownStatus outcome) {
    return print(outcome.job(), ExitCodes.UNKNOWN_STATUS);
  }

  @Override
  public Integer timedOut(WaitOutcome.TimedOut outcome) {
    streams.err().println("Timed out after " + ElapsedTimeFormatter.format(timeout));
    if (outcome.lastError() != null) {
      String error = WaitProgressPrinter.kindAndMessage(outcome.lastError());
      streams.err().println("Last error: " + TerminalSanitizer.sanitize(error));
    }
    HarvestJob lastJob = outcome.lastJob();
    return lastJob == null ? ExitCodes.NOT_DESCRIBED : print(lastJob, ExitCodes.STILL_RUNNING);
  }

  /** Reports the error as {@code describe} does. */
  @Override
  public Integer notFound(WaitOutcome.NotFound outcome) {
    throw outcome.error();
  }

  private int print(HarvestJob job, int exitCode) {
    streams.out().print(output.format(job));
    return exitCode;
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.WaitOutcome;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.NotFoundException;
import java.time.Duration;

/** Prints the outcome of a wait: the job on stdout, everything else on stderr. */
final class WaitOutcomePrinter {

  private final StandardStreams streams;
  private final OutputFormat output;
  private final Duration timeout;

  WaitOutcomePrinter(StandardStreams streams, OutputFormat output, Duration timeout) {
    this.streams = streams;
    this.output = output;
    this.timeout = timeout;
  }

  /**
   * Returns the exit code.
   *
   * @throws NotFoundException for a job that does not exist, as {@code describe} does
   */
  int print(WaitOutcome outcome) {
    if (outcome instanceof WaitOutcome.Failed failed) {
      return print(failed);
    }
    if (outcome instanceof WaitOutcome.TimedOut timedOut) {
      return print(timedOut);
    }
    if (outcome instanceof WaitOutcome.UnknownStatus unknown) {
      return print(unknown.job(), ExitCodes.UNKNOWN_STATUS);
    }
    return print(outcome.jobOrThrow(), ExitCodes.OK);
  }

  private int print(WaitOutcome.Failed outcome) {
    if (outcome.reason() != null) {
      streams.err().println("Reason: " + TerminalSanitizer.sanitize(outcome.reason()));
    }
    streams.err().print(JobFailureHintFormatter.format(outcome.job()));
    return print(outcome.job(), ExitCodes.JOB_FAILED);
  }

  private int print(WaitOutcome.TimedOut outcome) {
    streams.err().println("Timed out after " + CompactDurationFormatter.format(timeout));
    if (outcome.lastError() != null) {
      String error = WaitProgressPrinter.kindAndMessage(outcome.lastError());
      streams.err().println("Last error: " + TerminalSanitizer.sanitize(error));
    }
    HarvestJob lastJob = outcome.lastJob();
    return lastJob == null ? ExitCodes.NOT_DESCRIBED : print(lastJob, ExitCodes.STILL_RUNNING);
  }

  private int print(HarvestJob job, int exitCode) {
    streams.out().print(output.format(job));
    return exitCode;
  }
}

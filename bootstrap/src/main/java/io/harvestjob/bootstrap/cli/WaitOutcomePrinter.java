package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.WaitOutcome;
import io.harvestjob.application.WaitOutcome.Failed;
import io.harvestjob.application.WaitOutcome.NotFound;
import io.harvestjob.application.WaitOutcome.Succeeded;
import io.harvestjob.application.WaitOutcome.TimedOut;
import io.harvestjob.application.WaitOutcome.UnknownStatus;
import io.harvestjob.bootstrap.cli.progress.StatusFormatter;
import io.harvestjob.bootstrap.output.ElapsedTimeFormatter;
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
  public Integer succeeded(Succeeded outcome) {
    return print(outcome.job(), ExitCode.OK);
  }

  @Override
  public Integer failed(Failed outcome) {
    if (outcome.reason() != null) {
      streams.err().println("Reason: " + TerminalSanitizer.sanitize(outcome.reason()));
    }
    streams.err().print(JobFailureHintFormatter.format(outcome.job()));
    return print(outcome.job(), ExitCode.JOB_FAILED);
  }

  @Override
  public Integer unknownStatus(UnknownStatus outcome) {
    return print(outcome.job(), ExitCode.UNKNOWN_STATUS);
  }

  @Override
  public Integer timedOut(TimedOut outcome) {
    streams.err().println("Timed out after " + ElapsedTimeFormatter.format(timeout));
    if (outcome.lastError() != null) {
      streams.err().println("Last error: " + StatusFormatter.of(outcome.lastError()));
    }
    HarvestJob lastJob = outcome.lastJob();
    return lastJob == null ? ExitCode.NOT_DESCRIBED : print(lastJob, ExitCode.STILL_RUNNING);
  }

  /** Reports the error as {@code describe} does. */
  @Override
  public Integer notFound(NotFound outcome) {
    throw outcome.error();
  }

  private int print(HarvestJob job, int exitCode) {
    streams.out().print(output.format(job));
    return exitCode;
  }
}

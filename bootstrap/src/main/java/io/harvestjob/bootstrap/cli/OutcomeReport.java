package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.await.WaitOutcome;
import io.harvestjob.application.await.WaitOutcome.EndedOtherwise;
import io.harvestjob.application.await.WaitOutcome.Failed;
import io.harvestjob.application.await.WaitOutcome.NotFound;
import io.harvestjob.application.await.WaitOutcome.Succeeded;
import io.harvestjob.application.await.WaitOutcome.TimedOut;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.output.Terminal;
import io.harvestjob.domain.HarvestJob;
import java.time.Duration;

/** Prints how a wait ended: the job on stdout, what else there is to say on stderr. */
final class OutcomeReport implements WaitOutcome.Cases<Integer> {

  private final Streams streams;
  private final OutputFormat output;
  private final Duration timeout;

  OutcomeReport(Streams streams, OutputFormat output, Duration timeout) {
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
      streams.err().println("Reason: " + Terminal.harmless(end.reason()));
    }
    streams.err().print(FailureAdvice.of(end.job()));
    return print(end.job(), ExitCode.FAILED);
  }

  @Override
  public Integer endedOtherwise(EndedOtherwise end) {
    return print(end.job(), ExitCode.ENDED_OTHERWISE);
  }

  @Override
  public Integer timedOut(TimedOut end) {
    streams.err().println("Gave up after " + Durations.text(timeout));
    if (end.lastError() != null) {
      streams.err().println("Last error: " + Standing.of(end.lastError()));
    }
    HarvestJob lastSeen = end.lastSeen();
    return lastSeen == null ? ExitCode.TIMED_OUT : print(lastSeen, ExitCode.TIMED_OUT);
  }

  /** As {@code describe} reports it. */
  @Override
  public Integer notFound(NotFound end) {
    throw end.error();
  }

  private int print(HarvestJob job, int exitCode) {
    return streams.data(output.print(job)) ? exitCode : ExitCode.GENERAL;
  }
}

package io.harvestjob.bootstrap.pages;

import io.harvestjob.application.WaitOutcome;

// begin
final class NextStepVisitor implements WaitOutcome.Visitor<String> {

  @Override
  public String succeeded(WaitOutcome.Succeeded outcome) {
    return "publish " + outcome.job().manifestUri();
  }

  @Override
  public String failed(WaitOutcome.Failed outcome) {
    return "failed: " + outcome.reason() + ", check " + outcome.hints();
  }

  @Override
  public String unknownStatus(WaitOutcome.UnknownStatus outcome) {
    return "ended as " + outcome.job().status();
  }

  @Override
  public String timedOut(WaitOutcome.TimedOut outcome) {
    return "still running, or unreachable: " + outcome.lastError();
  }

  @Override
  public String notFound(WaitOutcome.NotFound outcome) {
    return "no such job, or older than 90 days";
  }
}
// end

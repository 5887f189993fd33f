package io.harvestjob.bootstrap.pages;

import io.harvestjob.application.WaitOutcome;

final class OutcomeSnippet {

  private OutcomeSnippet() {}

  static String run(WaitOutcome outcome) {
    // begin
    // outcome is what await returns
    if (outcome instanceof WaitOutcome.Failed failed) {
      return "failed: " + failed.reason() + ", check " + failed.hints();
    }
    if (outcome instanceof WaitOutcome.TimedOut timedOut) {
      return "still running, or unreachable: " + timedOut.lastError();
    }
    return "publish " + outcome.jobOrThrow().manifestUri();
    // end
  }
}

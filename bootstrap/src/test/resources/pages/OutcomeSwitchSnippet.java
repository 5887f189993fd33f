import io.harvestjob.application.WaitOutcome;

final class OutcomeSwitchSnippet {

  static String nextStep(WaitOutcome outcome) {
    // begin
    // outcome is what await returns
    return switch (outcome) {
      case WaitOutcome.Succeeded succeeded -> "publish " + succeeded.job().manifestUri();
      case WaitOutcome.Failed failed -> "failed: " + failed.reason() + ", check " + failed.hints();
      case WaitOutcome.UnknownStatus unknown -> "ended as " + unknown.job().status();
      case WaitOutcome.TimedOut timedOut -> "still running, or unreachable: " + timedOut.lastError();
      case WaitOutcome.NotFound notFound -> "no such job, or older than 90 days";
    };
    // end
  }
}

package io.harvestjob.bootstrap.readme;

import io.harvestjob.application.AwaitHarvestJob;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.await.HarvestJobWaits;
import io.harvestjob.application.await.WaitOutcome;
import io.harvestjob.domain.HarvestJobRepository;
import java.io.PrintStream;
import java.time.Duration;

final class AwaitSnippet {

  private AwaitSnippet() {}

  static void run(HarvestJobRepository jobs, PrintStream out) {
    // begin
    try (HarvestJobWaits waits = new HarvestJobWaits(jobs)) {
      AwaitHarvestJob await = new AwaitHarvestJobService(waits);
      WaitOutcome outcome =
          await.await(new AwaitHarvestJob.Query("evening-news", Duration.ofMinutes(30)));
      out.println(outcome.fold(new WhatToDo()));
    }
    // end
  }

  private static final class WhatToDo implements WaitOutcome.Cases<String> {

    @Override
    public String succeeded(WaitOutcome.Succeeded end) {
      return "publish " + end.job().manifestUri();
    }

    @Override
    public String failed(WaitOutcome.Failed end) {
      return "check " + end.hints();
    }

    @Override
    public String endedOtherwise(WaitOutcome.EndedOtherwise end) {
      return "look up " + end.job().status();
    }

    @Override
    public String timedOut(WaitOutcome.TimedOut end) {
      return "try again";
    }

    @Override
    public String notFound(WaitOutcome.NotFound end) {
      return "submit it";
    }
  }
}

package io.harvestjob.bootstrap.pages;

import io.harvestjob.application.AwaitHarvestJob;
import io.harvestjob.application.AwaitHarvestJob.Query;
import io.harvestjob.application.WaitOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

final class AwaitAsyncSnippet {

  private AwaitAsyncSnippet() {}

  static CompletableFuture<WaitOutcome> run(AwaitHarvestJob await) {
    // begin
    // await is an AwaitHarvestJobService
    CompletableFuture<WaitOutcome> outcome =
        await.awaitAsync(
            new Query("evening-news", Duration.ofMinutes(30)),
            progress -> System.out.println("next poll in " + progress.nextPoll()));
    // end
    return outcome;
  }
}

package io.harvestjob.bootstrap.readme;

import io.harvestjob.adapters.aws.events.HarvestJobEvents;
import io.harvestjob.application.await.HarvestJobWaits;

final class NotificationSnippet {

  private NotificationSnippet() {}

  static void run(HarvestJobWaits waits, String event) {
    // begin
    new HarvestJobEvents().read(event).ifPresent(waits::hear);
    // end
  }
}

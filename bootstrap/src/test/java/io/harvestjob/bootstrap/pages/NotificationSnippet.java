package io.harvestjob.bootstrap.pages;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.application.AwaitHarvestJob;

final class NotificationSnippet {

  private NotificationSnippet() {}

  static void run(AwaitHarvestJob await, String event) {
    // begin
    // event is the JSON text that was received, and await the service that waits
    var events = new HarvestJobEventParser().parse(event);
    events.notifications().forEach(await::onNotification);
    events.requireWellFormed(); // throws for an event that is broken, after the good ones
    // end
  }
}

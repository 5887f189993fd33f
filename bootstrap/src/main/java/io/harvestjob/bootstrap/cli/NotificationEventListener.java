package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.events.HarvestJobEvents;
import io.harvestjob.domain.HarvestJobNotification;
import java.util.function.Consumer;

/** Passes on the notifications among EventBridge events, and ignores all other events. */
record NotificationEventListener(HarvestJobEvents events, Consumer<HarvestJobNotification> listener)
    implements Consumer<String> {

  NotificationEventListener(Consumer<HarvestJobNotification> listener) {
    this(new HarvestJobEvents(), listener);
  }

  @Override
  public void accept(String event) {
    events.read(event).forEach(listener);
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.domain.HarvestJobNotification;
import java.util.function.Consumer;

/** Passes on the notifications among EventBridge events, and ignores all other events. */
record HarvestJobEventListener(
    HarvestJobEventParser events, Consumer<HarvestJobNotification> listener)
    implements Consumer<String> {

  HarvestJobEventListener(Consumer<HarvestJobNotification> listener) {
    this(new HarvestJobEventParser(), listener);
  }

  @Override
  public void accept(String event) {
    events.parse(event).forEach(listener);
  }
}

package io.harvestjob.application;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;

/** A repository that hears of notifications. */
record ListeningRepository(HarvestJobRepository repository, HarvestJobNotificationListener listener)
    implements HarvestJobRepository, HarvestJobNotificationListener {

  @Override
  public HarvestJob get(HarvestJobId id) {
    return repository.get(id);
  }

  @Override
  public void onNotification(HarvestJobNotification notification) {
    listener.onNotification(notification);
  }
}

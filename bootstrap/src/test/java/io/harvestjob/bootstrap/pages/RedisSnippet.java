package io.harvestjob.bootstrap.pages;

import io.harvestjob.adapters.redis.RedisHarvestJobRepository;
import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobRepository;

final class RedisSnippet {

  private RedisSnippet() {}

  static void run(HarvestJobRepository jobs, HarvestJobNotification notification) {
    // begin
    // jobs is the repository that calls AWS, and notification what a parser of events returned
    RedisSettings settings = RedisSettings.of("redis://localhost", "123456789012:eu-west-1");

    try (RedisHarvestJobRepository shared = RedisHarvestJobRepository.create(jobs, settings);
        AwaitHarvestJobService await = new AwaitHarvestJobService(shared)) {
      shared.addNotificationListener(await::onNotification); // of what other replicas receive
      await.onNotification(notification); // wakes the waits of all replicas
    }
    // end
  }
}

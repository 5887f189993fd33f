package com.example.micronaut;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

@Factory
class HarvestJobFactory {

  @Singleton
  @Bean(preDestroy = "close")
  AwsHarvestJobRepository awsJobs(
      @Value("${mediapackage.region:}") String region,
      @Nullable @Value("${mediapackage.endpoint}") URI endpoint) {
    return AwsHarvestJobRepository.create(
        AwsSettings.builder().region(region).endpointOverride(endpoint).build());
  }

  @Singleton
  @Bean(preDestroy = "close")
  CachingHarvestJobRepository jobs(AwsHarvestJobRepository aws) {
    return new CachingHarvestJobRepository(aws);
  }

  @Singleton
  DescribeHarvestJob describeHarvestJob(CachingHarvestJobRepository jobs) {
    return new DescribeHarvestJobService(jobs);
  }

  @Singleton
  @Bean(preDestroy = "close")
  AwaitHarvestJobService awaitHarvestJob(CachingHarvestJobRepository jobs) {
    return new AwaitHarvestJobService(jobs);
  }

  /** Waits end while the web server drains. */
  @Singleton
  GracefulShutdownCapable endOfWaits(AwaitHarvestJobService await) {
    return () -> {
      await.close();
      return CompletableFuture.completedFuture(null);
    };
  }
}

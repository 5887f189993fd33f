package com.example.springboot;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.application.ObservedHarvestJobRepository;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;

@Configuration(proxyBeanMethods = false)
class HarvestJobConfiguration {

  @Bean
  AwsHarvestJobRepository awsJobs(
      @Value("${mediapackage.region:}") String region,
      @Value("${mediapackage.endpoint:#{null}}") URI endpoint) {
    return AwsHarvestJobRepository.create(
        AwsSettings.builder().region(region).endpointOverride(endpoint).build());
  }

  @Bean
  CachingHarvestJobRepository harvestJobs(
      AwsHarvestJobRepository aws, ObservationRegistry observations) {
    return new CachingHarvestJobRepository(
        new ObservedHarvestJobRepository(aws, "aws", observations));
  }

  @Bean
  DescribeHarvestJob describeHarvestJob(CachingHarvestJobRepository jobs) {
    return new DescribeHarvestJobService(jobs);
  }

  @Bean
  AwaitHarvestJobService awaitHarvestJob(CachingHarvestJobRepository jobs) {
    return new AwaitHarvestJobService(jobs);
  }

  /** Waits end before the web server drains. */
  @Bean
  ApplicationListener<ContextClosedEvent> endOfWaits(AwaitHarvestJobService await) {
    return closed -> await.close();
  }
}

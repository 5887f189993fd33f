package com.example.springboot;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

@Component
record HarvestJobHealthIndicator(AwsHarvestJobRepository aws) implements HealthIndicator {

  @Override
  public Health health() {
    aws.checkReady();
    return Health.up().build();
  }
}

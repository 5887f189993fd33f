package com.example.springboot;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

@Component
record HarvestJobHealthIndicator(AwsHarvestJobRepository aws) implements HealthIndicator {

  @Override
  public Health health() {
    aws.checkReady();
    return Health.up().build();
  }
}

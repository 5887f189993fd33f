package com.example.springboot;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Is down if {@code checkReady} throws. */
@Component
class HarvestJobHealthIndicator extends AbstractHealthIndicator {

  private final AwsHarvestJobRepository aws;

  HarvestJobHealthIndicator(AwsHarvestJobRepository aws) {
    this.aws = aws;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    aws.checkReady();
    health.up();
  }
}

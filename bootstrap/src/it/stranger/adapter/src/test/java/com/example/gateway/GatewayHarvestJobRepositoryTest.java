package com.example.gateway;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.PlannedFailure;
import io.harvestjob.testkit.LookupLatch;
import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class GatewayHarvestJobRepositoryTest extends HarvestJobRepositoryContract {

  private final GatewayOverTheFake gateway = new GatewayOverTheFake();
  private final GatewayHarvestJobRepository repository =
      new GatewayHarvestJobRepository(gateway, deadline());

  @AfterEach
  void close() {
    repository.close();
  }

  @Override
  protected HarvestJobRepository repository() {
    return repository;
  }

  @Override
  protected Duration deadline() {
    return Duration.ofSeconds(1);
  }

  @Override
  protected void givenJob(HarvestJob job) {
    gateway.fake.put(job);
  }

  @Override
  protected void givenErrors(HarvestJobId id, int times, ServiceError error) {
    gateway.fake.failNext(id, PlannedFailure.of(times, error));
  }

  @Override
  protected void givenNoResponse(HarvestJobId id) {
    gateway.fake.failNext(
        id,
        new PlannedFailure(
            Integer.MAX_VALUE,
            () -> new NoUsableResponseException(Reason.CONNECTION_FAILED, "hung up", null)));
  }

  @Override
  protected void givenMalformedResponse(HarvestJobId id) {
    gateway.malformed.add(id);
  }

  @Override
  protected void givenBlockedLookup(HarvestJobId id, LookupLatch latch) {
    gateway.latches.put(id, latch);
  }

  @Override
  protected void givenMismatchedResponse(HarvestJobId id, HarvestJob another) {
    gateway.mistaken.put(id, another);
  }
}

package io.harvestjob.bootstrap.repository;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapterkit.UnverifiedHarvestJob.Destination;
import io.harvestjob.adapters.http.server.HarvestJobStore;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.CreateHarvestJobRequest;
import io.harvestjob.testkit.HarvestJobPage;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.ListHarvestJobsRequest;
import java.util.Map;

/** Lets a server create and list the jobs of the fake. */
public record FakeHarvestJobStore(InMemoryHarvestJobRepository fake) implements HarvestJobStore {

  @Override
  public HarvestJob create(UnverifiedHarvestJob request) {
    Destination destination =
        requireNonNullElse(request.s3Destination(), new Destination(null, null, null));
    return fake.create(
        new CreateHarvestJobRequest(
            request.id(),
            request.originEndpointId(),
            request.startTime(),
            request.endTime(),
            destination.bucketName(),
            destination.manifestKey(),
            destination.roleArn()));
  }

  @Override
  public Page list(Map<String, String> parameters) {
    HarvestJobPage page = fake.list(ListHarvestJobsRequest.of(parameters));
    return new Page(page.harvestJobs(), page.nextToken());
  }
}

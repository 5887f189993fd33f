package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;

/**
 * Finds harvest jobs in AWS Elemental MediaPackage, through a client that the caller owns. Retries
 * and deadlines are the client's: without an {@code apiCallTimeout} it may wait as long as a {@code
 * Retry-After} asks for (measured). {@link AwsHarvestJobs} opens one that is set up with care.
 * Thread-safe.
 */
public final class AwsHarvestJobRepository implements HarvestJobRepository {

  private final MediaPackageClient client;
  private final SdkErrors errors;
  private final HarvestJobAnswerMapper mapper = new HarvestJobAnswerMapperImpl();

  /** Asks through {@code client}, which the caller keeps owning and closes. */
  public AwsHarvestJobRepository(MediaPackageClient client) {
    this.client = requireNonNull(client, "client");
    this.errors = new SdkErrors(new EndpointUrl(client));
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    DescribeHarvestJobResponse response =
        errors.translated(id, () -> client.describeHarvestJob(job -> job.id(id.value())));
    return mapper
        .toAnswer(response)
        .verify(id, ResponseFacts.httpStatus(response), ResponseFacts.requestId(response));
  }
}

package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageClientBuilder;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobRequest;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;

/**
 * Finds harvest jobs in AWS Elemental MediaPackage over the AWS SDK, which does the retries.
 * Thread-safe.
 *
 * <p>A repository from {@link #create} ends every call within the {@code apiCallTimeout} of its
 * settings, and at once when its thread is interrupted; it refuses responses beyond 1 MiB. A
 * repository over a client of the caller has the retries and time-outs of that client: without an
 * {@code apiCallTimeout} a call may wait as long as a {@code Retry-After} asks for, and over the
 * SDK's url-connection client an interrupt does not end a call (both measured).
 */
public final class AwsHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final MediaPackageClient client;
  private final SdkExceptionTranslator exceptions;
  private final @Nullable OwnedMediaPackageClient owned;
  private final HarvestJobResponseMapper mapper = new HarvestJobResponseMapperImpl();

  /** Creates a repository over {@code client}, which the caller closes. */
  public AwsHarvestJobRepository(MediaPackageClient client) {
    this.client = requireNonNull(client, "client");
    this.exceptions = new SdkExceptionTranslator(() -> ClientEndpointReader.read(client), null);
    this.owned = null;
  }

  private AwsHarvestJobRepository(OwnedMediaPackageClient owned) {
    this.client = owned.client();
    this.exceptions = owned.exceptions();
    this.owned = owned;
  }

  /**
   * Creates a repository with a client of its own, which {@link #close} closes, and sends nothing.
   * Credentials are looked up by the first {@link #get}.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException with the reason {@code NOT_CONFIGURED}
   *     if there is no region, and {@code MISCONFIGURED} if the profile does not exist, a
   *     configuration file cannot be read or the region is invalid
   */
  public static AwsHarvestJobRepository create(AwsSettings settings) {
    return create(settings, client -> {});
  }

  static AwsHarvestJobRepository create(
      AwsSettings settings, Consumer<MediaPackageClientBuilder> customizer) {
    return new AwsHarvestJobRepository(OwnedMediaPackageClient.create(settings, customizer));
  }

  /**
   * Returns the job as AWS reports it.
   *
   * @throws IllegalStateException if the repository has been closed
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    DescribeHarvestJobRequest.Builder request = DescribeHarvestJobRequest.builder().id(id.value());
    DescribeHarvestJobResponse response =
        owned == null
            ? describe(id, request)
            : owned.call(() -> describe(id, owned.prepare(request)));
    return mapper
        .toUnverifiedHarvestJob(response)
        .verify(
            id,
            SdkResponseMetadataReader.httpStatus(response),
            SdkResponseMetadataReader.requestId(response));
  }

  /**
   * Closes the client and breaks off the calls that are under way if {@link #create} made this
   * repository; otherwise does nothing.
   */
  @Override
  public void close() {
    if (owned != null) {
      owned.close();
    }
  }

  private DescribeHarvestJobResponse describe(
      HarvestJobId id, DescribeHarvestJobRequest.Builder request) {
    return exceptions.translate(id, () -> client.describeHarvestJob(request.build()));
  }
}

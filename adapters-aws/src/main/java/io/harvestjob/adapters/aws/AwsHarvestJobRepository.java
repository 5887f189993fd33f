package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;

/**
 * Finds harvest jobs in AWS Elemental MediaPackage over the AWS SDK, which does the retries.
 * Thread-safe.
 *
 * <p>One that is made by {@link #create} ends every call within the {@code apiCallTimeout} of its
 * settings, and at once when its thread is interrupted; it refuses responses beyond 1 MiB. One that
 * is made of a client has the retries and time-outs of that client: without an {@code
 * apiCallTimeout} a call may wait as long as a {@code Retry-After} asks for (measured).
 */
public final class AwsHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final MediaPackageClient client;
  private final @Nullable DeadlineExecutor executor;
  private final SdkExceptionTranslator exceptions;
  private final HarvestJobResponseMapper mapper = new HarvestJobResponseMapperImpl();

  /** Creates a repository over {@code client}, which the caller keeps owning and closes. */
  public AwsHarvestJobRepository(MediaPackageClient client) {
    this(client, null);
  }

  private AwsHarvestJobRepository(MediaPackageClient client, @Nullable DeadlineExecutor executor) {
    this.client = requireNonNull(client, "client");
    this.executor = executor;
    this.exceptions = new SdkExceptionTranslator(new EndpointResolver(client));
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
    return new AwsHarvestJobRepository(
        MediaPackageClientFactory.builder(settings).build(),
        new DeadlineExecutor(settings.apiCallTimeout()));
  }

  /**
   * Returns the job as AWS reports it.
   *
   * @throws IllegalStateException if the repository has been closed
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    return executor == null
        ? describe(id)
        : exceptions.translateWithin(executor, id, () -> describe(id));
  }

  /**
   * Closes the client and interrupts the calls that are under way if {@link #create} made this
   * repository; otherwise does nothing.
   */
  @Override
  public void close() {
    if (executor != null) {
      executor.close();
      client.close();
    }
  }

  private HarvestJob describe(HarvestJobId id) {
    DescribeHarvestJobResponse response =
        exceptions.translate(id, () -> client.describeHarvestJob(job -> job.id(id.value())));
    return mapper
        .toUnverifiedHarvestJob(response)
        .verify(id, SdkResponseReader.httpStatus(response), SdkResponseReader.requestId(response));
  }
}

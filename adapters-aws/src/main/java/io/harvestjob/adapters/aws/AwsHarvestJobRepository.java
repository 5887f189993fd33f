package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.model.DescribeHarvestJobResponse;

/**
 * Finds harvest jobs in AWS Elemental MediaPackage over the AWS SDK, which does the retries.
 * Thread-safe.
 *
 * <p>A repository from {@link #create} makes its calls on other threads than its callers', without
 * their thread-locals, MDC and context class loader unless {@link AwsSettings#executor} carries
 * them. So it ends every call within the {@code apiCallTimeout} of its settings, and at once when
 * its caller is interrupted; it refuses responses beyond 1 MiB.
 *
 * <p>A repository over a client of the caller stays on the caller's thread, and has the retries and
 * time-outs of that client: without an {@code apiCallTimeout} a call may wait as long as a {@code
 * Retry-After} asks for, and over the SDK's url-connection client an interrupt does not end a call
 * (both measured).
 */
public final class AwsHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final MediaPackageClient client;
  private final SdkExceptionTranslator exceptions;
  private final @Nullable AwsConfiguration configuration;
  private final HarvestJobResponseMapper mapper = new HarvestJobResponseMapperImpl();

  /**
   * Creates a repository over {@code client}, which the caller closes. The errors of calls without
   * a response name the path that was asked for, not the endpoint, which only the client knows.
   */
  public AwsHarvestJobRepository(MediaPackageClient client) {
    this(requireNonNull(client, "client"), null);
  }

  AwsHarvestJobRepository(MediaPackageClient client, @Nullable AwsConfiguration configuration) {
    this.client = client;
    this.exceptions =
        configuration == null
            ? new SdkExceptionTranslator("", null)
            : new SdkExceptionTranslator(
                configuration.endpoint().toString(), configuration.proxy().orElse(null));
    this.configuration = configuration;
  }

  /**
   * Creates a repository with a client of its own, which {@link #close} closes. It sends nothing,
   * unless only the instance metadata service can tell the region; credentials are looked up by the
   * first {@link #get}.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException with the reason {@code NOT_CONFIGURED}
   *     if there is no region, and {@code MISCONFIGURED} if the profile does not exist, a
   *     configuration file cannot be read or the region is invalid
   */
  public static AwsHarvestJobRepository create(AwsSettings settings) {
    AwsConfiguration configuration = AwsConfiguration.lookUp(settings);
    return new AwsHarvestJobRepository(
        new MediaPackageClientFactory(configuration).create(), configuration);
  }

  /**
   * Returns the job as AWS reports it.
   *
   * @throws IllegalStateException if the repository has been closed
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    DescribeHarvestJobResponse response =
        configuration == null
            ? describe(id)
            : configuration.call(() -> describe(id), exceptions.url(id));
    return mapper
        .toUnverifiedHarvestJob(response)
        .verify(id, httpStatus(response), requestId(response));
  }

  private DescribeHarvestJobResponse describe(HarvestJobId id) {
    return exceptions.translate(
        id, () -> client.describeHarvestJob(request -> request.id(id.value())));
  }

  /** Returns null for the response of a stub that has none. */
  private static @Nullable Integer httpStatus(DescribeHarvestJobResponse response) {
    SdkHttpResponse http = response.sdkHttpResponse();
    return http == null ? null : http.statusCode();
  }

  private static @Nullable String requestId(DescribeHarvestJobResponse response) {
    AwsResponseMetadata metadata = response.responseMetadata();
    return metadata == null ? null : SdkExceptionTranslator.knownRequestId(metadata.requestId());
  }

  /**
   * Looks up the credentials within the {@code apiCallTimeout}, for a readiness check. Nothing is
   * sent to MediaPackage, so what the credentials may do is not known. Over a client of the caller
   * it does nothing.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException if a call could not be signed
   * @throws IllegalStateException if the repository has been closed
   */
  public void checkReady() {
    if (configuration != null) {
      configuration.resolveCredentials();
    }
  }

  /**
   * Closes the client and breaks off the calls that are under way if {@link #create} made this
   * repository; otherwise does nothing.
   */
  @Override
  public void close() {
    if (configuration != null) {
      try (client) {
        configuration.close();
      }
    }
  }
}

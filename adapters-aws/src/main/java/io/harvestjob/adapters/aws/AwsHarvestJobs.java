package io.harvestjob.adapters.aws;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Finds harvest jobs in AWS, for callers that have no SDK client of their own. Every call ends
 * within the time-out of its settings; answers beyond 1 MiB are refused; the SDK does the retries.
 * Thread-safe. Whoever opened it closes it.
 */
public final class AwsHarvestJobs implements HarvestJobRepository, AutoCloseable {

  private final HarvestJobRepository jobs;
  private final SdkAutoCloseable client;

  private AwsHarvestJobs(MediaPackageClient client) {
    this.jobs = new AwsHarvestJobRepository(client);
    this.client = client;
  }

  /**
   * Sets a client up, and sends nothing. Credentials are looked for by the first {@link #get}.
   *
   * @throws io.harvestjob.domain.NoUsableAnswerException with the reason {@code NOT_CONFIGURED} if
   *     there is no region, and {@code MISCONFIGURED} if there is no such profile
   */
  public static AwsHarvestJobs open(AwsSettings settings) {
    return new AwsHarvestJobs(SdkClients.builder(settings).build());
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    return jobs.get(id);
  }

  /** Closes the connections; more than once does no harm. */
  @Override
  public void close() {
    client.close();
  }
}

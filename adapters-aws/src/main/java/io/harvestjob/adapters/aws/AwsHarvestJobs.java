package io.harvestjob.adapters.aws;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;

/**
 * Finds harvest jobs in AWS, for callers that have no SDK client of their own. Every call ends
 * within the time-out of its settings, and at once when its thread is interrupted; answers beyond 1
 * MiB are refused; the SDK does the retries. A call runs on a daemon thread of this object, so
 * thread-locals do not reach the SDK. Thread-safe. Whoever opened it closes it.
 */
public final class AwsHarvestJobs implements HarvestJobRepository, AutoCloseable {

  private final MediaPackageClient client;
  private final HarvestJobRepository jobs;
  private final Deadline deadline;
  private final SdkErrors errors;

  private AwsHarvestJobs(MediaPackageClient client, Deadline deadline) {
    this.client = client;
    this.jobs = new AwsHarvestJobRepository(client);
    this.deadline = deadline;
    this.errors = new SdkErrors(new EndpointUrl(client));
  }

  /**
   * Sets a client up, and sends nothing. Credentials are looked for by the first {@link #get}.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException with the reason {@code NOT_CONFIGURED}
   *     if there is no region, and {@code MISCONFIGURED} if the profile is not there, a
   *     configuration file cannot be read or the region is none
   */
  public static AwsHarvestJobs open(AwsSettings settings) {
    return new AwsHarvestJobs(
        SdkClients.builder(settings).build(), new Deadline(settings.timeout()));
  }

  /**
   * The job, as the port has it.
   *
   * @throws IllegalStateException if this is closed
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    return errors.within(deadline, id, () -> jobs.get(id));
  }

  /** Interrupts the calls that are under way; more than once does no harm. */
  @Override
  public void close() {
    deadline.close();
    client.close();
  }
}

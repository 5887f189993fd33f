package io.harvestjob.adapterkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.S3Destination;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A harvest job as a response describes it, before it is verified: every member of the response is
 * optional in the AWS model (documented), and {@code {}} is a success to every SDK (measured). An
 * adapter fills it in as received, with null for each member that is missing. Immutable and
 * thread-safe.
 *
 * @param id the job that the response describes
 * @param originEndpointId the endpoint the window is taken from
 * @param startTime in any form
 * @param endTime in any form
 * @param s3Destination where the asset goes
 * @param status in any text
 * @param arn the job's own
 * @param channelId the channel that the origin endpoint belongs to
 * @param createdAt in any form
 */
public record UnverifiedHarvestJob(
    @Nullable String id,
    @Nullable String originEndpointId,
    @Nullable String startTime,
    @Nullable String endTime,
    @Nullable Destination s3Destination,
    @Nullable String status,
    @Nullable String arn,
    @Nullable String channelId,
    @Nullable String createdAt) {

  /** Where the asset goes, as the response describes it. */
  public record Destination(
      @Nullable String bucketName, @Nullable String manifestKey, @Nullable String roleArn) {}

  /** Returns what a response says about the job, for an adapter that writes or stores responses. */
  public static UnverifiedHarvestJob of(HarvestJob job) {
    S3Destination s3 = job.s3Destination();
    HarvestJobTime createdAt = job.createdAt();
    return new UnverifiedHarvestJob(
        job.id().value(),
        job.originEndpointId(),
        job.startTime().text(),
        job.endTime().text(),
        new Destination(s3.bucketName(), s3.manifestKey(), s3.roleArn()),
        job.status().text(),
        job.arn(),
        job.channelId(),
        createdAt == null ? null : createdAt.text());
  }

  /**
   * Returns the job if it is the requested one and has all members that every job has.
   *
   * @param requested the id that the response must echo
   * @param httpStatus the HTTP status of the response, for the error
   * @param requestId the request id of the response, for the error
   * @throws NoUsableResponseException naming the other id, or all members that are missing or empty
   *     and must not be
   */
  public HarvestJob verify(
      HarvestJobId requested, @Nullable Integer httpStatus, @Nullable String requestId) {
    if (id != null && !id.equals(requested.value())) {
      throw NoUsableResponseException.otherJob(requested, id, httpStatus, requestId);
    }
    Set<String> missing = missing();
    if (!missing.isEmpty()) {
      throw NoUsableResponseException.notUnderstood(
          "The response is no harvest job: it lacks " + String.join(", ", missing),
          httpStatus,
          requestId,
          null);
    }
    return toHarvestJob(requested);
  }

  private Set<String> missing() {
    Map<String, @Nullable String> required = new LinkedHashMap<>();
    required.put("id", id);
    required.put("originEndpointId", emptyAsNull(originEndpointId));
    required.put("startTime", startTime);
    required.put("endTime", endTime);
    if (s3Destination == null) {
      required.put("s3Destination", null);
    } else {
      required.put("s3Destination.bucketName", emptyAsNull(s3Destination.bucketName));
      required.put("s3Destination.manifestKey", emptyAsNull(s3Destination.manifestKey));
      required.put("s3Destination.roleArn", emptyAsNull(s3Destination.roleArn));
    }
    required.put("status", status);
    required.values().removeIf(Objects::nonNull);
    return required.keySet();
  }

  private static @Nullable String emptyAsNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private HarvestJob toHarvestJob(HarvestJobId id) {
    Destination s3 = requireNonNull(s3Destination);
    return new HarvestJob(
        id,
        requireNonNull(originEndpointId),
        new HarvestJobTime(requireNonNull(startTime)),
        new HarvestJobTime(requireNonNull(endTime)),
        new S3Destination(
            requireNonNull(s3.bucketName),
            requireNonNull(s3.manifestKey),
            requireNonNull(s3.roleArn)),
        new HarvestJobStatus(requireNonNull(status)),
        arn,
        channelId,
        createdAt == null ? null : new HarvestJobTime(createdAt));
  }
}

package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service said when it answered with a job, before any of it is believed: every member of
 * the answer is optional in the AWS model (documented), and {@code {}} is a success to every SDK
 * (measured). An adapter fills it in as received. Immutable and thread-safe.
 *
 * @param id which job the answer says it is about
 * @param originEndpointId the endpoint the window is taken from
 * @param startTime in any form
 * @param endTime in any form
 * @param s3Destination where the asset goes
 * @param status in any text
 * @param arn the job's own
 * @param channelId the channel that the origin endpoint belongs to
 * @param createdAt in any form
 */
public record HarvestJobAnswer(
    @Nullable String id,
    @Nullable String originEndpointId,
    @Nullable String startTime,
    @Nullable String endTime,
    @Nullable Destination s3Destination,
    @Nullable String status,
    @Nullable String arn,
    @Nullable String channelId,
    @Nullable String createdAt) {

  /** Where the answer says the asset goes. */
  public record Destination(
      @Nullable String bucketName, @Nullable String manifestKey, @Nullable String roleArn) {

    private S3Destination toS3Destination() {
      return new S3Destination(
          requireNonNull(bucketName), requireNonNull(manifestKey), requireNonNull(roleArn));
    }
  }

  /**
   * The job, if this is the one that was asked for and nothing is missing that every job has.
   *
   * @param asked the id that the answer must echo
   * @param httpStatus of the answer, for the error
   * @param requestId of the answer, for the error
   * @throws NoUsableAnswerException naming the other id, or all that is missing or empty and must
   *     not be
   */
  public HarvestJob toHarvestJob(
      HarvestJobId asked, @Nullable Integer httpStatus, @Nullable String requestId) {
    String doubt = doubt(asked);
    if (doubt != null) {
      throw NoUsableAnswerException.notUnderstood(doubt, httpStatus, requestId, null);
    }
    return believed(asked);
  }

  private @Nullable String doubt(HarvestJobId asked) {
    if (id != null && !id.equals(asked.value())) {
      return "Asked for harvest job %s, but the answer is about %s"
          .formatted(asked, Texts.shown(id));
    }
    List<String> missing = missing();
    return missing.isEmpty()
        ? null
        : "The answer is no harvest job: it lacks " + String.join(", ", missing);
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    addIf(id == null, "id", missing);
    addIf(isMissing(originEndpointId), "originEndpointId", missing);
    addIf(startTime == null, "startTime", missing);
    addIf(endTime == null, "endTime", missing);
    addMissingOf(s3Destination, missing);
    addIf(status == null, "status", missing);
    return missing;
  }

  private static void addMissingOf(@Nullable Destination destination, List<String> missing) {
    if (destination == null) {
      missing.add("s3Destination");
      return;
    }
    addIf(isMissing(destination.bucketName), "s3Destination.bucketName", missing);
    addIf(isMissing(destination.manifestKey), "s3Destination.manifestKey", missing);
    addIf(isMissing(destination.roleArn), "s3Destination.roleArn", missing);
  }

  private static void addIf(boolean condition, String name, List<String> names) {
    if (condition) {
      names.add(name);
    }
  }

  private static boolean isMissing(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private HarvestJob believed(HarvestJobId asked) {
    return new HarvestJob(
        asked,
        requireNonNull(originEndpointId),
        new HarvestJobTime(requireNonNull(startTime)),
        new HarvestJobTime(requireNonNull(endTime)),
        requireNonNull(s3Destination).toS3Destination(),
        new HarvestJobStatus(requireNonNull(status)),
        arn,
        channelId,
        createdAt == null ? null : new HarvestJobTime(createdAt));
  }
}

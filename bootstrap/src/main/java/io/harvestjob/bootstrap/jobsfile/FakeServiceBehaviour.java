package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.PlannedFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The member {@code FakeDefaults} of a jobs file.
 *
 * @param createdJobs how created jobs behave
 * @param createFailures the next creates that fail
 * @param listFailures the next lists that fail
 * @param quota how many jobs may be in progress when another is created; null for any number
 * @param originEndpoints the channel id by the id of each origin endpoint; null if any exists
 * @param region the region in the ARNs of created jobs
 * @param accountId the account in the ARNs of created jobs
 */
public record FakeServiceBehaviour(
    FakeJobBehaviour createdJobs,
    List<PlannedFailure> createFailures,
    List<PlannedFailure> listFailures,
    @Nullable Integer quota,
    @Nullable Map<String, String> originEndpoints,
    String region,
    String accountId) {

  private static final String DEFAULT_REGION = "us-east-1";
  private static final String DEFAULT_ACCOUNT_ID = "111122223333";

  static final FakeServiceBehaviour NONE =
      new FakeServiceBehaviour(
          FakeJobBehaviour.NONE,
          List.of(),
          List.of(),
          null,
          null,
          DEFAULT_REGION,
          DEFAULT_ACCOUNT_ID);

  /** Checks what ARNs are made of. */
  public FakeServiceBehaviour {
    new InMemoryHarvestJobRepository().setAccount(region, accountId);
  }

  @JsonCreator
  static FakeServiceBehaviour of(
      @JsonProperty("FinishAfterLookups") @Nullable Integer finishAfterLookups,
      @JsonProperty("FinishAfterSeconds") @Nullable Integer finishAfterSeconds,
      @JsonProperty("FinishAs") @Nullable HarvestJobStatus finishAs,
      @JsonProperty("FailNext") @Nullable List<FailureMember> failNext,
      @JsonProperty("LatencyMillis") @Nullable Integer latencyMillis,
      @JsonProperty("FailNextCreate") @Nullable List<FailureMember> failNextCreate,
      @JsonProperty("FailNextList") @Nullable List<FailureMember> failNextList,
      @JsonProperty("Quota") @Nullable Integer quota,
      @JsonProperty("OriginEndpoints") @Nullable List<OriginEndpointMember> originEndpoints,
      @JsonProperty("Region") @Nullable String region,
      @JsonProperty("AccountId") @Nullable String accountId) {
    return new FakeServiceBehaviour(
        new FakeMember(finishAfterLookups, finishAfterSeconds, finishAs, failNext, latencyMillis)
            .behaviour(),
        FailureMember.toFailures(failNextCreate),
        FailureMember.toFailures(failNextList),
        quota,
        originEndpoints == null ? null : OriginEndpointMember.toChannelIds(originEndpoints),
        requireNonNullElse(region, DEFAULT_REGION),
        requireNonNullElse(accountId, DEFAULT_ACCOUNT_ID));
  }

  void applyTo(InMemoryHarvestJobRepository fake) {
    fake.setCreatedJobBehaviour(createdJobs);
    fake.setAccount(region, accountId);
    createFailures.forEach(fake::failNextCreate);
    listFailures.forEach(fake::failNextList);
    Optional.ofNullable(quota).ifPresent(fake::setQuota);
    Optional.ofNullable(originEndpoints).ifPresent(fake::setOriginEndpoints);
  }

  /** An element of {@code aws mediapackage list-origin-endpoints}. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record OriginEndpointMember(String id, String channelId) {

    OriginEndpointMember {
      requireNonNull(id, "Id");
      requireNonNull(channelId, "ChannelId");
    }

    static Map<String, String> toChannelIds(List<OriginEndpointMember> endpoints) {
      return endpoints.stream()
          .collect(toMap(OriginEndpointMember::id, OriginEndpointMember::channelId));
    }
  }
}

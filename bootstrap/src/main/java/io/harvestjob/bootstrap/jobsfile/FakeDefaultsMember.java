package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The member {@code FakeDefaults} of a jobs file: how created jobs and all requests behave. */
record FakeDefaultsMember(
    @Nullable Integer finishAfterLookups,
    @Nullable Integer finishAfterSeconds,
    @Nullable HarvestJobStatus finishAs,
    @Nullable List<FailureMember> failNext,
    @Nullable Integer latencyMillis,
    @Nullable List<FailureMember> failNextCreate,
    @Nullable List<FailureMember> failNextList,
    @Nullable Integer quota,
    @Nullable List<OriginEndpointMember> originEndpoints,
    String region,
    String accountId) {

  /** Refuses what the fake would refuse, while the position in the file is known. */
  FakeDefaultsMember {
    region = requireNonNullElse(region, "us-east-1");
    accountId = requireNonNullElse(accountId, "111122223333");
    InMemoryHarvestJobRepository.requireAccount(region, accountId);
    FakeMember.of(finishAfterLookups, finishAfterSeconds, finishAs, failNext, latencyMillis);
  }

  void applyTo(InMemoryHarvestJobRepository fake) {
    fake.setCreatedJobBehaviour(
        FakeMember.of(finishAfterLookups, finishAfterSeconds, finishAs, failNext, latencyMillis)
            .behaviour());
    fake.setAccount(region, accountId);
    FailureMember.toFailures(failNextCreate).forEach(fake::failNextCreate);
    FailureMember.toFailures(failNextList).forEach(fake::failNextList);
    Optional.ofNullable(quota).ifPresent(fake::setQuota);
    Optional.ofNullable(originEndpoints)
        .map(OriginEndpointMember::toChannelIds)
        .ifPresent(fake::setOriginEndpoints);
  }

  /** An element of {@code aws mediapackage list-origin-endpoints}. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record OriginEndpointMember(String id, String channelId) {

    OriginEndpointMember {
      requireNonNull(id, "Id");
      requireNonNull(channelId, "ChannelId");
    }

    /** Of two endpoints with one id the last counts. */
    static Map<String, String> toChannelIds(List<OriginEndpointMember> endpoints) {
      Map<String, String> channelIds = new HashMap<>();
      endpoints.forEach(endpoint -> channelIds.put(endpoint.id, endpoint.channelId));
      return channelIds;
    }
  }
}

package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the {@code FakeDefaults} member of a jobs file. */
final class FakeServiceBehaviourParser {

  private static final Set<String> MEMBERS = new HashSet<>(FakeJobBehaviourParser.MEMBERS);

  static {
    MEMBERS.addAll(Set.of("FailNextCreate", "FailNextList", "Quota", "OriginEndpoints"));
  }

  private FakeServiceBehaviourParser() {}

  static FakeServiceBehaviour parse(@Nullable JsonValue value) {
    if (value == null) {
      return FakeServiceBehaviour.NONE;
    }
    JsonObject defaults = value.object();
    defaults.requireOnly(MEMBERS);
    return new FakeServiceBehaviour(
        HarvestJobParser.convert(value, v -> FakeJobBehaviourParser.behaviour(defaults)),
        FakeJobBehaviourParser.failures(defaults, "FailNextCreate"),
        FakeJobBehaviourParser.failures(defaults, "FailNextList"),
        quota(defaults.find("Quota")),
        originEndpoints(defaults.find("OriginEndpoints")));
  }

  private static @Nullable Integer quota(@Nullable JsonValue quota) {
    return quota == null ? null : quota.wholeNumber();
  }

  /** The form is that of {@code aws mediapackage list-origin-endpoints}. */
  private static @Nullable Map<String, String> originEndpoints(@Nullable JsonValue endpoints) {
    if (endpoints == null) {
      return null;
    }
    Map<String, String> channelIds = new LinkedHashMap<>();
    for (JsonValue endpoint : endpoints.elements()) {
      JsonObject members = endpoint.object();
      channelIds.put(members.require("Id").text(), members.require("ChannelId").text());
    }
    return channelIds;
  }
}

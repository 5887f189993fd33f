package io.harvestjob.adapters.aws;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks endpoint URLs. */
final class EndpointValidator {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private EndpointValidator() {}

  /** Refuses before it shows the URL if that could hold a password. */
  static void requireUsable(@Nullable URI url) {
    if (url == null) {
      return;
    }
    require(url.getRawUserInfo() == null, "must not hold a user or a password");
    require(
        url.getScheme() != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null,
        "must be http://HOST or https://HOST, with a port and a path if need be, but was " + url);
    require(
        url.getRawQuery() == null && url.getRawFragment() == null,
        "must not have a query or a fragment, but was " + url);
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException("endpointOverride " + problem);
    }
  }
}

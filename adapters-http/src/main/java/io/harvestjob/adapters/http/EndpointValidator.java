package io.harvestjob.adapters.http;

import static java.util.Objects.requireNonNullElse;

import java.net.URI;
import java.util.Set;

/** Refuses URLs that cannot be an endpoint. */
final class EndpointValidator {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private EndpointValidator() {}

  static void validate(URI endpoint) {
    require(
        SCHEMES.contains(requireNonNullElse(endpoint.getScheme(), ""))
            && endpoint.getHost() != null,
        "must be http://HOST or https://HOST, with a port and a path at most");
    require(endpoint.getRawUserInfo() == null, "must hold no user and password");
    require(
        endpoint.getRawQuery() == null && endpoint.getRawFragment() == null,
        "must have neither query nor fragment");
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException("endpointOverride " + rule);
    }
  }
}

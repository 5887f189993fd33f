package io.harvestjob.adapters.http.client;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapters.http.wire.HarvestJobPath;
import io.harvestjob.domain.HarvestJobId;
import java.net.URI;
import java.util.Set;

/** What an endpoint must be, and the URL of a job below it. */
final class Endpoints {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Endpoints() {}

  static void requireUsable(URI endpoint) {
    require(
        SCHEMES.contains(requireNonNullElse(endpoint.getScheme(), ""))
            && endpoint.getHost() != null,
        "endpoint must be http://HOST or https://HOST, with a port and a path at most");
    require(endpoint.getRawUserInfo() == null, "endpoint must hold no user and password");
    require(
        endpoint.getRawQuery() == null && endpoint.getRawFragment() == null,
        "endpoint must have neither query nor fragment");
  }

  static URI of(HarvestJobId id, URI endpoint) {
    return URI.create(withoutSlashes(endpoint.toString()) + HarvestJobPath.of(id.value()));
  }

  private static String withoutSlashes(String url) {
    return url.endsWith("/") ? withoutSlashes(url.substring(0, url.length() - 1)) : url;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}

package io.harvestjob.adapters.http;

import io.harvestjob.adapters.http.protocol.HarvestJobPath;
import io.harvestjob.domain.HarvestJobId;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Creates requests, each with a signature of its own. */
final class DescribeRequestFactory {

  private final URI endpoint;
  private final TimeLimitedSigner signer;

  DescribeRequestFactory(URI endpoint, TimeLimitedSigner signer) {
    this.endpoint = endpoint;
    this.signer = signer;
  }

  DescribeRequest create(HarvestJobId id, Duration timeout) {
    URI url = url(id);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Host", host(url));
    headers.put("Accept", "application/json");
    headers.putAll(signer.sign(url, Map.copyOf(headers), timeout));
    headers.remove("Host"); // that of the JDK insists on setting it
    return new DescribeRequest(url, Collections.unmodifiableMap(headers), timeout);
  }

  URI url(HarvestJobId id) {
    return URI.create(withoutSlashes(endpoint.toString()) + HarvestJobPath.of(id.value()));
  }

  private static String withoutSlashes(String url) {
    return url.endsWith("/") ? withoutSlashes(url.substring(0, url.length() - 1)) : url;
  }

  /** Returns the header as SDKs write it and signers expect it: without the scheme's own port. */
  private static String host(URI url) {
    return url.getPort() < 0 || url.getPort() == defaultPort(url)
        ? url.getHost()
        : url.getHost() + ":" + url.getPort();
  }

  private static int defaultPort(URI url) {
    return url.getScheme().equals("https") ? 443 : 80;
  }
}

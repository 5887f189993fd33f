package io.harvestjob.adapters.http;

import io.harvestjob.adapters.http.protocol.HarvestJobPath;
import io.harvestjob.domain.HarvestJobId;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Creates requests, each with a signature of its own. */
final class DescribeRequestFactory {

  private final String endpoint;
  private final RequestSigner signer;

  DescribeRequestFactory(URI endpoint, RequestSigner signer) {
    this.endpoint = endpoint.toString().replaceAll("/+$", "");
    this.signer = signer;
  }

  /**
   * @param date the header with the time of the service; none if it is this machine's
   */
  DescribeRequest create(HarvestJobId id, Map<String, String> date) {
    URI url = url(id);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Host", host(url));
    headers.put("Accept", "application/json");
    headers.putAll(date);
    headers.putAll(signer.sign("GET", url, Map.copyOf(headers)));
    headers.remove("Host"); // that of the JDK insists on setting it
    return new DescribeRequest(url, Collections.unmodifiableMap(headers));
  }

  URI url(HarvestJobId id) {
    return URI.create(endpoint + HarvestJobPath.of(id.value()));
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

package io.harvestjob.adapters.http;

import io.harvestjob.adapters.http.protocol.HarvestJobPath;
import io.harvestjob.domain.HarvestJobId;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.net.URI;
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
   * Creates a request that filters of the client can change.
   *
   * @param date the header with the time of the service; none if it is this machine's
   */
  MutableHttpRequest<?> create(HarvestJobId id, Map<String, String> date) {
    URI url = url(id);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Host", host(url));
    headers.put("Accept", "application/json");
    headers.putAll(date);
    headers.putAll(signer.sign("GET", url, Map.copyOf(headers)));
    headers.remove("Host"); // each client sets that itself, and alike
    headers.forEach(RequestHeaderValidator::validate);
    MutableHttpRequest<?> request = new SimpleHttpRequest<>(HttpMethod.GET, url.toString(), null);
    headers.forEach(request::header);
    return request;
  }

  URI url(HarvestJobId id) {
    return URI.create(endpoint + HarvestJobPath.of(id.value()));
  }

  /** Returns the header as SDKs write it and signers expect it: without the scheme's own port. */
  private static String host(URI url) {
    String ownPort = url.getScheme().equals("https") ? ":(443)?$" : ":(80)?$";
    return url.getRawAuthority().replaceFirst(ownPort, "");
  }
}

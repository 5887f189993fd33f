package io.harvestjob.adapters.http.client;

import io.harvestjob.domain.HarvestJobId;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Writes requests, signed anew each time. */
final class Requests {

  private final URI endpoint;
  private final RequestSigner signer;

  Requests(URI endpoint, RequestSigner signer) {
    this.endpoint = endpoint;
    this.signer = signer;
  }

  MutableHttpRequest<?> describe(HarvestJobId id) {
    URI url = Endpoints.of(id, endpoint);
    Map<String, String> headers = new HashMap<>();
    headers.put("Host", host(url));
    headers.put("Accept", "application/json");
    headers.putAll(signer.sign("GET", url, Map.copyOf(headers)));
    MutableHttpRequest<?> request = HttpRequest.GET(url);
    headers.forEach(request::header);
    return request;
  }

  /** As SDKs write it, and so as signers expect it: without the port that the scheme implies. */
  private static String host(URI url) {
    return url.getPort() < 0 || url.getPort() == defaultPort(url)
        ? url.getHost()
        : url.getHost() + ":" + url.getPort();
  }

  private static int defaultPort(URI url) {
    return url.getScheme().equals("https") ? 443 : 80;
  }
}

package io.harvestjob.adapters.http;

import io.harvestjob.testkit.stub.StubServer;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;
import java.util.function.DoubleSupplier;

/** TestCreates repositories that retry without a pause. */
final class TestRepositories {

  static final DoubleSupplier NO_PAUSE = () -> 0;

  private TestRepositories() {}

  static HttpHarvestJobRepository at(StubServer server) {
    return with(settings(server));
  }

  static HttpHarvestJobRepository with(HttpSettings settings) {
    return new HttpHarvestJobRepository(settings, RequestSigner.NONE, NO_PAUSE);
  }

  static HttpHarvestJobRepository over(RawHttpClient client, HttpSettings settings) {
    return new HttpHarvestJobRepository(client, settings, RequestSigner.NONE, NO_PAUSE);
  }

  /** Returns a client as an embedder might make one; the caller closes it. */
  static RawHttpClient callersClient() {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setFollowRedirects(false);
    return RawHttpClient.create(null, configuration);
  }

  static HttpSettings settings(StubServer server) {
    return HttpSettings.of(server.endpoint());
  }
}

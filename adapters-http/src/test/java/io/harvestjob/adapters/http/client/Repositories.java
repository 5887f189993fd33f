package io.harvestjob.adapters.http.client;

import io.harvestjob.testkit.wire.ScriptedServer;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;
import java.time.Duration;

/** Repositories that do not keep a test waiting. */
final class Repositories {

  static final Backoff NO_PAUSE = new Backoff(Duration.ZERO, Duration.ZERO, () -> 0);

  private Repositories() {}

  static HttpHarvestJobRepository at(ScriptedServer server) {
    return with(settings(server));
  }

  static HttpHarvestJobRepository with(HttpSettings settings) {
    return new HttpHarvestJobRepository(settings, RequestSigner.NONE, NO_PAUSE);
  }

  static HttpHarvestJobRepository over(RawHttpClient client, HttpSettings settings) {
    return new HttpHarvestJobRepository(client, settings, RequestSigner.NONE, NO_PAUSE);
  }

  /** A client as an embedder might make one; whoever asks for it closes it. */
  static RawHttpClient someonesClient() {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setFollowRedirects(false);
    return RawHttpClient.create(null, configuration);
  }

  static HttpSettings settings(ScriptedServer server) {
    return HttpSettings.of(server.endpoint());
  }
}

package io.harvestjob.adapters.http;

import io.harvestjob.adapters.http.wire.MediaPackageResponse;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;

/** Creates a client of the HTTP engine on the class path. */
final class EngineClientFactory {

  private EngineClientFactory() {}

  static RawHttpClient create(HttpSettings settings) {
    return RawHttpClient.create(null, configuration(settings));
  }

  private static HttpClientConfiguration configuration(HttpSettings settings) {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setConnectTimeout(settings.connectTimeout());
    configuration.setReadTimeout(settings.apiCallAttemptTimeout());
    configuration.setFollowRedirects(false);
    configuration.setMaxContentLength(MediaPackageResponse.MAX_BODY_BYTES);
    configuration.setDecompressionEnabled(false); // the parser does it, within bounds
    configuration.setThreadFactory(DaemonThreadFactory.class);
    return configuration;
  }
}

package io.harvestjob.adapters.http.client;

import io.harvestjob.adapters.http.wire.WireAnswer;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.RawHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client that is created when it is needed, and closed if it was. Thread-safe. */
final class OwnClient implements Supplier<RawHttpClient>, AutoCloseable {

  private final HttpSettings settings;
  private @Nullable RawHttpClient client;
  private boolean closed;

  OwnClient(HttpSettings settings) {
    this.settings = settings;
  }

  @Override
  public synchronized RawHttpClient get() {
    if (closed) {
      throw new IllegalStateException("The repository is closed");
    }
    if (client == null) {
      client = RawHttpClient.create(null, configuration());
    }
    return client;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      close(client);
    }
  }

  private HttpClientConfiguration configuration() {
    HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setConnectTimeout(settings.connectTimeout());
    configuration.setReadTimeout(settings.attemptTimeout());
    configuration.setFollowRedirects(false);
    configuration.setMaxContentLength(WireAnswer.MAX_BODY_BYTES);
    configuration.setDecompressionEnabled(false); // it is done within bounds when read
    configuration.setThreadFactory(DaemonThreads.class);
    return configuration;
  }

  private static void close(RawHttpClient client) {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNull;

import io.micronaut.context.env.PropertiesPropertySourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The properties that set Micronaut's server up: those of the file, and those of the settings. */
final class MicronautProperties {

  private static final Duration MIN_IDLE_TIMEOUT = Duration.ofMinutes(1);

  private MicronautProperties() {}

  static Map<String, Object> of(ServerSettings settings) {
    Map<String, Object> properties = new HashMap<>(ofFile());
    properties.put("micronaut.server.host", settings.address().getAddress().getHostAddress());
    properties.put("micronaut.server.port", settings.address().getPort());
    // a connection is idle, too, while its client waits for a lookup
    properties.put(
        "micronaut.server.idle-timeout", MIN_IDLE_TIMEOUT.plus(settings.lookupTimeout()));
    properties.put(
        "micronaut.server.cors.configurations.allowed.allowed-origins-regex",
        HostAndOriginValidator.origins(settings.allowedHosts()));
    return properties;
  }

  private static Map<String, Object> ofFile() {
    try (InputStream file = MicronautProperties.class.getResourceAsStream("micronaut.properties")) {
      return new PropertiesPropertySourceLoader().read("micronaut", requireNonNull(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.harvestjob.adapters.http.server;

import io.micronaut.context.env.PropertiesPropertySourceLoader;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.io.scan.ClassPathResourceLoader;
import java.time.Duration;
import java.util.Map;

/** The properties that set Micronaut's server up: those of the file, and those of the settings. */
final class MicronautProperties {

  private static final String FILE = "io/harvestjob/adapters/http/server/micronaut";
  private static final Duration MIN_IDLE_TIMEOUT = Duration.ofMinutes(1);

  private MicronautProperties() {}

  static PropertySource ofFile() {
    ClassLoader classes = MicronautProperties.class.getClassLoader();
    return new PropertiesPropertySourceLoader()
        .load(FILE, ClassPathResourceLoader.defaultLoader(classes))
        .orElseThrow();
  }

  static Map<String, Object> of(ServerSettings settings) {
    return Map.of(
        "micronaut.server.host",
        settings.address().getAddress().getHostAddress(),
        "micronaut.server.port",
        settings.address().getPort(),
        // a connection is idle, too, while its client waits for a lookup
        "micronaut.server.idle-timeout",
        MIN_IDLE_TIMEOUT.plus(settings.lookupTimeout()),
        "micronaut.server.cors.configurations.allowed.allowed-origins-regex",
        HostAndOriginValidator.origins(settings.allowedHosts()));
  }
}

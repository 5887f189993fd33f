package io.harvestjob.adapterkit;

import java.security.Security;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells how long this JVM has the address of a host in its cache. An adapter needs to know, because
 * no time-out ends the lookup of an address: a thread that must meet a deadline can leave it to the
 * JVM only while the address is cached. Immutable and thread-safe.
 */
public final class AddressCachePolicy {

  /** What the JDK does by default. */
  private static final Duration DEFAULT = Duration.ofSeconds(30);

  private final UnaryOperator<@Nullable String> securityProperties;
  private final UnaryOperator<@Nullable String> systemProperties;

  AddressCachePolicy(
      UnaryOperator<@Nullable String> securityProperties,
      UnaryOperator<@Nullable String> systemProperties) {
    this.securityProperties = securityProperties;
    this.systemProperties = systemProperties;
  }

  /** Returns the policy of this JVM. */
  public static AddressCachePolicy ofSystem() {
    return new AddressCachePolicy(Security::getProperty, System::getProperty);
  }

  /**
   * Returns the time for which an address is kept, from {@code networkaddress.cache.ttl} or {@code
   * sun.net.inetaddr.ttl}, and {@code atMost} if it is longer or for ever; zero if none is kept.
   */
  public Duration timeToLive(Duration atMost) {
    Duration kept =
        seconds(securityProperties.apply("networkaddress.cache.ttl"))
            .or(() -> seconds(systemProperties.apply("sun.net.inetaddr.ttl")))
            .orElse(DEFAULT);
    return kept.isNegative() || kept.compareTo(atMost) > 0 ? atMost : kept;
  }

  private static Optional<Duration> seconds(@Nullable String text) {
    return Optional.ofNullable(text)
        .map(String::strip)
        .filter(number -> number.matches("-?\\d{1,9}"))
        .map(number -> Duration.ofSeconds(Long.parseLong(number)));
  }
}

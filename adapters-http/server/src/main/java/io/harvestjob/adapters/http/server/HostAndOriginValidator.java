package io.harvestjob.adapters.http.server;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a server on this machine may be addressed. A page of another site can make a
 * browser send requests here, under a name or from an origin of that site. Thread-safe.
 */
@Singleton
final class HostAndOriginValidator {

  private static final String LOOPBACK = "localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1]";

  private final boolean listensOnLoopback;
  private final Pattern authorities;
  private final Pattern origins;

  HostAndOriginValidator(ServerSettings settings) {
    listensOnLoopback = settings.address().getAddress().isLoopbackAddress();
    authorities = Pattern.compile("(?i)" + authorities(settings.allowedHosts()));
    origins = Pattern.compile(origins(settings.allowedHosts()));
  }

  /** Returns the regular expression of the origins whose pages may use the server. */
  static String origins(Set<String> allowedHosts) {
    return "(?i)https?://" + authorities(allowedHosts);
  }

  private static String authorities(Set<String> allowedHosts) {
    return Stream.concat(Stream.of(LOOPBACK), allowedHosts.stream().map(Pattern::quote))
        .collect(Collectors.joining("|", "(", ")(:\\d*)?"));
  }

  /** Returns whether a request may be addressed to this host; any may, unless on loopback. */
  boolean allowsHost(@Nullable String authority) {
    return authority == null || !listensOnLoopback || isLocal(authority);
  }

  /** Returns whether a page of this origin may send a request to this host. */
  boolean allowsOrigin(@Nullable String origin, @Nullable String authority) {
    return origin == null
        || authority == null
        || !isLocal(authority)
        || origins.matcher(origin).matches();
  }

  private boolean isLocal(String authority) {
    return authorities.matcher(authority).matches();
  }
}

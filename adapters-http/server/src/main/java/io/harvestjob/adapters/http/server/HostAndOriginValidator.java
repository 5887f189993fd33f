package io.harvestjob.adapters.http.server;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names by which a server on this machine may be addressed. A page of another site can make a
 * browser send requests here, under a name or from an origin of that site. Thread-safe.
 */
@Singleton
final class HostAndOriginValidator {

  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:]*)(:\\d*)?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost\\.?|127(\\.\\d{1,3}){3}|\\[::1]");

  private final ServerSettings settings;
  private volatile String lastLocal = "localhost"; // or any other that is

  HostAndOriginValidator(ServerSettings settings) {
    this.settings = settings;
  }

  /** Returns whether a request may be addressed to this host; any may, unless on loopback. */
  boolean allowsHost(@Nullable String authority) {
    return authority == null || !settings.address().isLoopback() || isLocal(authority);
  }

  /** Returns whether a page of this origin may send a request to this host. */
  boolean allowsOrigin(@Nullable String origin, @Nullable String authority) {
    return origin == null
        || authority == null
        || !isLocal(authority)
        || isLocal(authorityOf(origin));
  }

  /** Remembers the last name that is local, because the clients of a server mostly use the same. */
  private boolean isLocal(String authority) {
    if (authority.equals(lastLocal)) {
      return true;
    }
    boolean local = matches(authority);
    if (local) {
      lastLocal = authority;
    }
    return local;
  }

  private boolean matches(String authority) {
    Matcher matcher = AUTHORITY.matcher(authority.toLowerCase(Locale.ROOT));
    return matcher.matches()
        && (LOOPBACK.matcher(matcher.group(1)).matches()
            || settings.allowedHosts().contains(matcher.group(1)));
  }

  private static String authorityOf(String origin) {
    try {
      return String.valueOf(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}

package io.harvestjob.adapterkit;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the proxy for an endpoint, by the endpoint's scheme: from the JVM's {@code
 * https.proxyHost} and its like, which the JVM itself reads and which leave loopback addresses
 * alone, else from {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}, which may be in
 * lower case, as the AWS CLI reads them (measured). Every adapter that calls a service over HTTP
 * reads them so. Immutable and thread-safe.
 */
public final class ProxyResolver {

  private final UnaryOperator<@Nullable String> variables;

  ProxyResolver(UnaryOperator<@Nullable String> variables) {
    this.variables = variables;
  }

  /** Returns a resolver that reads the properties of this JVM and its environment. */
  public static ProxyResolver ofSystem() {
    return new ProxyResolver(System::getenv);
  }

  /**
   * Returns the proxy by which {@code endpoint} is to be called; empty if it is called directly.
   *
   * @throws NoUsableResponseException with the reason {@code MISCONFIGURED}, naming the variable
   *     and not its value
   */
  public Optional<ProxyServer> resolve(URI endpoint) {
    return property(endpoint.getScheme() + ".proxyHost").isPresent()
        ? ofJvm(endpoint)
        : ofVariables(endpoint);
  }

  private static Optional<ProxyServer> ofJvm(URI endpoint) {
    String user = endpoint.getScheme() + ".proxyUser";
    String password = endpoint.getScheme() + ".proxyPassword";
    return Stream.ofNullable(ProxySelector.getDefault())
        .flatMap(selector -> selector.select(endpoint).stream())
        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
        .map(proxy -> (InetSocketAddress) proxy.address())
        .map(
            address ->
                new ProxyServer(
                    address.getHostString(),
                    address.getPort(),
                    property(user).orElse(null),
                    property(password).orElse("")))
        .findFirst();
  }

  private Optional<ProxyServer> ofVariables(URI endpoint) {
    String name = endpoint.getScheme() + "_proxy";
    return variable(name)
        .filter(url -> !isExcludedByVariable(endpoint))
        .map(url -> parse(url, name.toUpperCase(Locale.ROOT)));
  }

  private boolean isExcludedByVariable(URI endpoint) {
    String host = endpoint.getHost().toLowerCase(Locale.ROOT);
    return variable("no_proxy").stream()
        .flatMap(names -> Stream.of(names.toLowerCase(Locale.ROOT).split("\\s*,\\s*")))
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> excludes(name, host) || excludes(name, host + ":" + endpoint.getPort()));
  }

  private static boolean excludes(String name, String host) {
    String domain = name.replaceFirst("^\\*?\\.", "");
    return name.equals("*") || host.equals(domain) || host.endsWith("." + domain);
  }

  private static ProxyServer parse(String url, String name) {
    try {
      URI proxy = new URI(url.contains("://") ? url : "http://" + url);
      // with a password in it that is not encoded, if that has one of / ? #
      String afterHost = proxy.getRawPath() + proxy.getRawQuery() + proxy.getRawFragment();
      if ("http".equalsIgnoreCase(proxy.getScheme())
          && proxy.getHost() != null
          && !afterHost.contains("@")) {
        return ofUrl(proxy);
      }
    } catch (URISyntaxException showsThePassword) {
      // the message below says all the same
    }
    throw new NoUsableResponseException(
        Reason.MISCONFIGURED,
        name + " must be http://HOST:PORT, with USER:PASSWORD@ before the host if need be",
        null);
  }

  private static ProxyServer ofUrl(URI proxy) {
    String userInfo = proxy.getUserInfo();
    String[] user = String.valueOf(userInfo).split(":", 2);
    return new ProxyServer(
        proxy.getHost(),
        proxy.getPort() < 0 ? 80 : proxy.getPort(),
        userInfo == null ? null : user[0],
        user.length < 2 ? "" : user[1]);
  }

  private static Optional<String> property(String name) {
    return nonBlank(System.getProperty(name));
  }

  private Optional<String> variable(String name) {
    return nonBlank(variables.apply(name))
        .or(() -> nonBlank(variables.apply(name.toUpperCase(Locale.ROOT))));
  }

  private static Optional<String> nonBlank(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
  }
}

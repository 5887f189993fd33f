package io.harvestjob.adapters.http;

import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapterkit.TlsFailureFormatter;
import io.harvestjob.adapters.http.protocol.DescribeResponse;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.micronaut.http.client.exceptions.ResponseClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Translates exceptions of the HTTP client, in the words of the AWS CLI where it has some
 * (measured). Those of an engine are known by their names, because an engine may be missing.
 */
final class TransportExceptionTranslator {

  /** What one of the causes is, and a message with places for the URL and for what that says. */
  private record Rule(Predicate<Throwable> condition, Reason reason, String message) {}

  private static final String CONNECT_TIMEOUT = "Connect timeout on endpoint URL: \"%s\"";
  private static final String CANNOT_CONNECT = "Could not connect to the endpoint URL: \"%s\"";
  private static final String CONNECTION_CLOSED =
      "Connection was closed before we received a valid response from endpoint URL: \"%s\"";
  private static final String ABORTED_HANDSHAKE = "Remote host terminated the handshake";
  private static final String NOT_A_JOB =
      "The response from endpoint URL: \"%s\" is no harvest job";

  private static final Set<String> OF_CONNECTING = Set.of(CONNECT_TIMEOUT, CANNOT_CONNECT);

  private static final Pattern PROXY_STATUS = Pattern.compile("Tunnel failed, got: (\\d{3})");

  /** The first rule that one of the causes matches decides. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(named("ConnectTimeoutException"), Reason.TIMED_OUT, CONNECT_TIMEOUT),
          new Rule(
              is(
                  ConnectException.class,
                  NoRouteToHostException.class,
                  UnknownHostException.class,
                  UnresolvedAddressException.class),
              Reason.CONNECTION_FAILED,
              CANNOT_CONNECT),
          new Rule(
              is(SocketException.class).or(thrown -> ABORTED_HANDSHAKE.equals(thrown.getMessage())),
              Reason.CONNECTION_FAILED,
              CONNECTION_CLOSED),
          new Rule(
              is(SSLException.class), Reason.MISCONFIGURED, "SSL validation failed for \"%s\": %s"),
          new Rule(
              named("TimeoutException"), Reason.TIMED_OUT, "Read timeout on endpoint URL: \"%s\""),
          new Rule(is(ProtocolException.class), Reason.NOT_UNDERSTOOD, NOT_A_JOB),
          new Rule(
              is(IOException.class, ResponseClosedException.class)
                  .or(named("PrematureChannelClosureException")),
              Reason.CONNECTION_FAILED,
              CONNECTION_CLOSED),
          new Rule(thrown -> true, Reason.NOT_UNDERSTOOD, NOT_A_JOB));

  private final @Nullable ProxyServer proxy;

  /**
   * @param proxy the proxy by which requests are sent; null if there is none or it is not known
   */
  TransportExceptionTranslator(@Nullable ProxyServer proxy) {
    this.proxy = proxy;
  }

  NoUsableResponseException translate(Throwable failure, URI url) {
    String said = TlsFailureFormatter.format(failure);
    Matcher refusal = PROXY_STATUS.matcher(said);
    if (proxy != null && refusal.find()) {
      return proxy.refusal(Integer.parseInt(refusal.group(1)), failure);
    }
    Rule rule = find(failure);
    return new NoUsableResponseException(
        rule.reason,
        proxy != null && OF_CONNECTING.contains(rule.message)
            ? "Failed to connect to proxy URL: \"%s\"".formatted(proxy)
            : rule.message.formatted(url, said),
        failure);
  }

  private static Rule find(Throwable failure) {
    return RULES.stream()
        .filter(rule -> causesOf(failure).anyMatch(rule.condition))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the response, unless the proxy sent it: the JDK hands a refusal on as a response. */
  DescribeResponse requireNotOfProxy(DescribeResponse response) {
    if (proxy != null && response.httpStatus() == HTTP_PROXY_AUTH) {
      throw proxy.refusal(response.httpStatus(), null);
    }
    return response;
  }

  static NoUsableResponseException interrupted(Throwable interrupt, URI url) {
    Thread.currentThread().interrupt();
    return new NoUsableResponseException(
        Reason.INTERRUPTED, "Interrupted before the response from \"" + url + "\"", interrupt);
  }

  private static Predicate<Throwable> is(Class<?>... types) {
    return thrown -> Stream.of(types).anyMatch(type -> type.isInstance(thrown));
  }

  private static Predicate<Throwable> named(String ending) {
    return thrown -> thrown.getClass().getSimpleName().endsWith(ending);
  }

  private static Stream<Throwable> causesOf(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, Throwable::getCause)
        .map(Objects::requireNonNull);
  }
}

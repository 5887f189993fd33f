package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapterkit.TlsFailureFormatter;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Translates the exceptions of calls that got no response, in the words of the AWS CLI where it has
 * any. The SDK has few types for that, so some reasons are known by its texts (measured); the tests
 * run them through the real SDK.
 */
final class ClientExceptionTranslator {

  /** What one of the causes is, and a message with places for the URL and for what that says. */
  private record Rule(Predicate<Throwable> condition, Reason reason, String message) {}

  private static final String CANNOT_CONNECT = "Could not connect to the endpoint URL: \"%s\"";
  private static final String CONNECT_TIMEOUT = "Connect timeout on endpoint URL: \"%s\"";
  private static final String CONNECTION_CLOSED =
      "Connection was closed before we received a valid response from endpoint URL: \"%s\"";
  private static final String NO_HARVEST_JOB =
      "The response from endpoint URL: \"%s\" is no harvest job";
  private static final String NOTHING_SENT = "Nothing was sent to \"%s\": %s";

  private static final Set<String> OF_CONNECTING = Set.of(CANNOT_CONNECT, CONNECT_TIMEOUT);

  private static final Pattern PROXY_STATUS = Pattern.compile("Proxy returns \"HTTP/\\S+ (\\d{3})");

  /** The first rule that one of the causes matches decides. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(says("onnect timed out"), Reason.TIMED_OUT, CONNECT_TIMEOUT),
          // "Socket closed": by the SDK, when the deadline came while the head was being read
          new Rule(
              is(
                      ApiCallTimeoutException.class,
                      ApiCallAttemptTimeoutException.class,
                      InterruptedIOException.class)
                  .or(says("Socket closed")),
              Reason.TIMED_OUT,
              "Read timeout on endpoint URL: \"%s\""),
          new Rule(
              is(ConnectException.class, NoRouteToHostException.class, UnknownHostException.class),
              Reason.CONNECTION_FAILED,
              CANNOT_CONNECT),
          new Rule(
              is(SocketException.class, EOFException.class)
                  .or(says("Premature |Error writing to server")),
              Reason.CONNECTION_FAILED,
              CONNECTION_CLOSED),
          new Rule(
              is(SSLException.class), Reason.MISCONFIGURED, "SSL validation failed for \"%s\": %s"),
          new Rule(says("Proxy returns"), Reason.MISCONFIGURED, NOTHING_SENT),
          new Rule(
              is(IOException.class, Crc32MismatchException.class)
                  .or(says("The body is longer|Unable to unmarshall")),
              Reason.NOT_UNDERSTOOD,
              NO_HARVEST_JOB),
          new Rule(ClientExceptionTranslator::isTransient, Reason.CONNECTION_FAILED, NOTHING_SENT),
          new Rule(is(SdkException.class), Reason.MISCONFIGURED, NOTHING_SENT),
          new Rule(thrown -> true, Reason.NOT_UNDERSTOOD, NO_HARVEST_JOB));

  private ClientExceptionTranslator() {}

  static NoUsableResponseException translate(
      RuntimeException thrown, String url, @Nullable ProxyServer proxy) {
    String said = TlsFailureFormatter.format(thrown);
    Matcher refusal = PROXY_STATUS.matcher(said);
    if (proxy != null && refusal.find()) {
      return proxy.refusal(Integer.parseInt(refusal.group(1)), thrown);
    }
    Rule rule = find(thrown);
    return new NoUsableResponseException(
        rule.reason,
        proxy != null && OF_CONNECTING.contains(rule.message)
            ? "Failed to connect to proxy URL: \"%s\"".formatted(proxy)
            : rule.message.formatted(url, said),
        thrown);
  }

  /** Returns whether nothing was reached, or what may not refuse again. */
  static boolean mayPass(Throwable thrown) {
    return Set.of(Reason.CONNECTION_FAILED, Reason.TIMED_OUT).contains(find(thrown).reason);
  }

  private static Rule find(Throwable thrown) {
    return RULES.stream()
        .filter(rule -> causesOf(thrown).anyMatch(rule.condition))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isTransient(Throwable refusal) {
    return refusal instanceof AwsServiceException e
        && (e.statusCode() >= 500 || e.isThrottlingException());
  }

  static Stream<Throwable> causesOf(Throwable thrown) {
    return Stream.<@Nullable Throwable>iterate(thrown, t -> t != null, Throwable::getCause)
        .map(Objects::requireNonNull);
  }

  private static Predicate<Throwable> is(Class<?>... types) {
    return thrown -> Stream.of(types).anyMatch(type -> type.isInstance(thrown));
  }

  private static Predicate<Throwable> says(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return thrown -> pattern.matcher(String.valueOf(thrown.getMessage())).find();
  }
}

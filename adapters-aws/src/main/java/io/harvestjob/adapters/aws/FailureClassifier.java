package io.harvestjob.adapters.aws;

import static io.harvestjob.domain.NoUsableResponseException.Reason.CONNECTION_FAILED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.MISCONFIGURED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.NOT_CONFIGURED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.NOT_UNDERSTOOD;
import static io.harvestjob.domain.NoUsableResponseException.Reason.TIMED_OUT;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapterkit.TlsFailureFormatter;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Classifies the exceptions of calls that got no response, in the words of the AWS CLI where it has
 * any. The SDK has few types for that, so some reasons are known by its texts (measured); the tests
 * run them through the real SDK.
 */
final class FailureClassifier {

  /**
   * A reason and its message, with places for the URL, the exception's message, what its root cause
   * says, the proxy, and what could not be reached.
   */
  record Failure(Predicate<Throwable> condition, Reason reason, String message) {

    String format(String url, @Nullable ProxyServer proxy, Throwable thrown) {
      String unreachable =
          proxy == null
              ? "Could not connect to the endpoint URL: \"%s\"".formatted(url)
              : "Failed to connect to proxy URL: \"%s\"".formatted(proxy);
      return message.formatted(
          url, thrown.getMessage(), TlsFailureFormatter.format(thrown), proxy, unreachable);
    }
  }

  private static final String CONNECT_TIMEOUT = "Connect timeout on endpoint URL: \"%s\"";
  private static final String CONNECTION_CLOSED =
      "Connection was closed before we received a valid response from endpoint URL: \"%s\"";
  private static final String CREDENTIALS_FAILED = "Error when retrieving credentials: %2$s";
  private static final String NO_HARVEST_JOB =
      "The response from endpoint URL: \"%s\" is no harvest job";
  private static final String PROXY_REFUSED = "Failed to connect to proxy URL: \"%4$s\": %3$s";
  private static final String READ_TIMEOUT = "Read timeout on endpoint URL: \"%s\"";
  private static final String TLS_FAILED = "SSL validation failed for \"%s\": %3$s";

  private static final List<Failure> MOST_SPECIFIC_FIRST =
      List.of(
          new Failure(
              says("Unable to load credentials|contained no credentials for profile"),
              NOT_CONFIGURED,
              CredentialsSourceFactory.NOT_FOUND),
          new Failure(root(says("onnect timed out")), TIMED_OUT, CONNECT_TIMEOUT),
          // "Socket closed": by the SDK, when the deadline came while the head was being read
          new Failure(
              is(ApiCallTimeoutException.class, ApiCallAttemptTimeoutException.class)
                  .or(root(is(InterruptedIOException.class).or(says("Socket closed")))),
              TIMED_OUT,
              READ_TIMEOUT),
          new Failure(
              root(
                  is(
                      ConnectException.class,
                      NoRouteToHostException.class,
                      UnknownHostException.class)),
              CONNECTION_FAILED,
              "%5$s"),
          new Failure(
              root(says("Proxy returns \"HTTP/\\S+ (429|5)")), CONNECTION_FAILED, PROXY_REFUSED),
          new Failure(root(says("Proxy returns")), MISCONFIGURED, PROXY_REFUSED),
          new Failure(
              root(
                  is(SocketException.class, EOFException.class)
                      .or(says("Premature |Error writing to server"))),
              CONNECTION_FAILED,
              CONNECTION_CLOSED),
          new Failure(
              thrown -> causesOf(thrown).anyMatch(is(SSLException.class)),
              MISCONFIGURED,
              TLS_FAILED),
          new Failure(
              root(is(IOException.class))
                  .or(is(Crc32MismatchException.class))
                  .or(says("The body is longer|Unable to unmarshall")),
              NOT_UNDERSTOOD,
              NO_HARVEST_JOB),
          new Failure(FailureClassifier::isTransient, CONNECTION_FAILED, CREDENTIALS_FAILED),
          new Failure(is(AwsServiceException.class), MISCONFIGURED, CREDENTIALS_FAILED),
          new Failure(
              is(SdkClientException.class), MISCONFIGURED, "Nothing was sent to \"%s\": %s"),
          new Failure(thrown -> true, NOT_UNDERSTOOD, NO_HARVEST_JOB));

  private FailureClassifier() {}

  static Failure classify(RuntimeException thrown) {
    return MOST_SPECIFIC_FIRST.stream()
        .filter(failure -> failure.condition.test(thrown))
        .findFirst()
        .orElseThrow();
  }

  /** Returns whether this is a service that may not refuse again. */
  static boolean isTransient(Throwable refusal) {
    return refusal instanceof AwsServiceException e
        && (e.statusCode() >= 500 || e.isThrottlingException());
  }

  static Stream<Throwable> causesOf(Throwable thrown) {
    return Stream.<@Nullable Throwable>iterate(thrown, t -> t != null, Throwable::getCause)
        .map(Objects::requireNonNull);
  }

  static Throwable rootOf(Throwable thrown) {
    return causesOf(thrown).reduce(thrown, (cause, deeper) -> deeper);
  }

  private static Predicate<Throwable> is(Class<?>... types) {
    return thrown -> Stream.of(types).anyMatch(type -> type.isInstance(thrown));
  }

  private static Predicate<Throwable> says(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return thrown -> pattern.matcher(String.valueOf(thrown.getMessage())).find();
  }

  private static Predicate<Throwable> root(Predicate<Throwable> condition) {
    return thrown -> condition.test(rootOf(thrown));
  }
}

package io.harvestjob.adapters.aws;

import static io.harvestjob.domain.NoUsableResponseException.Reason.CONNECTION_FAILED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.MISCONFIGURED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.NOT_CONFIGURED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.NOT_UNDERSTOOD;
import static io.harvestjob.domain.NoUsableResponseException.Reason.TIMED_OUT;
import static java.util.Objects.requireNonNullElse;

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
   * says, and the proxy.
   */
  record Failure(Predicate<Throwable> condition, Reason reason, String message) {

    String format(String url, @Nullable ProxyServer proxy, Throwable thrown) {
      return message.formatted(url, thrown.getMessage(), TlsFailureFormatter.format(thrown), proxy);
    }
  }

  private static final String CONNECTION_CLOSED =
      "Connection was closed before we received a valid response from endpoint URL: \"%s\"";
  private static final String CREDENTIALS_FAILED = "Error when retrieving credentials: %2$s";
  private static final String NO_HARVEST_JOB =
      "The response from endpoint URL: \"%s\" is no harvest job";
  private static final String PROXY_REFUSED = "Failed to connect to proxy URL: \"%4$s\": %3$s";
  private static final String READ_TIMEOUT = "Read timeout on endpoint URL: \"%s\"";

  private static final Failure NOT_CONNECTED =
      new Failure(
          root(
              is(ConnectException.class)
                  .or(is(NoRouteToHostException.class))
                  .or(is(UnknownHostException.class))),
          CONNECTION_FAILED,
          "Could not connect to the endpoint URL: \"%s\"");

  private static final Failure NOT_CONNECTED_TO_PROXY =
      new Failure(
          NOT_CONNECTED.condition, CONNECTION_FAILED, "Failed to connect to proxy URL: \"%4$s\"");

  private static final List<Failure> MOST_SPECIFIC_FIRST =
      List.of(
          new Failure(
              says("Secret key must be specified"),
              MISCONFIGURED,
              "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY"),
          new Failure(
              says("Profile property 'aws_secret_access_key' was not configured"),
              MISCONFIGURED,
              "Partial credentials found in shared-credentials-file,"
                  + " missing: aws_secret_access_key"),
          new Failure(
              says("Unable to load credentials").or(says("contained no credentials for profile")),
              NOT_CONFIGURED,
              "Unable to locate credentials."
                  + " You can configure credentials by running \"aws configure\"."),
          new Failure(
              is(ApiCallTimeoutException.class).or(is(ApiCallAttemptTimeoutException.class)),
              TIMED_OUT,
              READ_TIMEOUT),
          new Failure(
              root(says("onnect timed out")), TIMED_OUT, "Connect timeout on endpoint URL: \"%s\""),
          // "Socket closed": by the SDK, when the deadline came while the head was being read
          new Failure(
              root(is(InterruptedIOException.class).or(says("Socket closed"))),
              TIMED_OUT,
              READ_TIMEOUT),
          NOT_CONNECTED,
          new Failure(
              root(finds("Proxy returns \"HTTP/\\S+ (429|5)")), CONNECTION_FAILED, PROXY_REFUSED),
          new Failure(root(says("Proxy returns")), MISCONFIGURED, PROXY_REFUSED),
          new Failure(
              root(
                  is(SocketException.class)
                      .or(is(EOFException.class))
                      .or(says("Premature "))
                      .or(says("Error writing to server"))),
              CONNECTION_FAILED,
              CONNECTION_CLOSED),
          new Failure(
              anyCause(is(SSLException.class)),
              MISCONFIGURED,
              "SSL validation failed for \"%s\": %3$s"),
          new Failure(
              root(is(IOException.class))
                  .or(says("Unable to unmarshall"))
                  .or(is(Crc32MismatchException.class)),
              NOT_UNDERSTOOD,
              NO_HARVEST_JOB),
          new Failure(
              is(AwsServiceException.class).and(FailureClassifier::isTransient),
              CONNECTION_FAILED,
              CREDENTIALS_FAILED),
          new Failure(is(AwsServiceException.class), MISCONFIGURED, CREDENTIALS_FAILED),
          new Failure(
              is(SdkClientException.class), MISCONFIGURED, "Nothing was sent to \"%s\": %s"),
          new Failure(thrown -> true, NOT_UNDERSTOOD, NO_HARVEST_JOB));

  private FailureClassifier() {}

  static Failure classify(RuntimeException thrown, boolean byProxy) {
    Failure failure =
        MOST_SPECIFIC_FIRST.stream()
            .filter(candidate -> candidate.condition.test(thrown))
            .findFirst()
            .orElseThrow();
    return byProxy && failure.equals(NOT_CONNECTED) ? NOT_CONNECTED_TO_PROXY : failure;
  }

  /** Returns whether the service that refused may not refuse again. */
  static boolean isTransient(Throwable refusal) {
    return refusal instanceof AwsServiceException e
        && (e.statusCode() >= 500 || e.isThrottlingException());
  }

  static Stream<Throwable> causesOf(Throwable thrown) {
    return Stream.<@Nullable Throwable>iterate(thrown, t -> t != null, Throwable::getCause)
        .map(Objects::requireNonNull);
  }

  private static Predicate<Throwable> is(Class<? extends Throwable> type) {
    return type::isInstance;
  }

  private static Predicate<Throwable> says(String part) {
    return thrown -> requireNonNullElse(thrown.getMessage(), "").contains(part);
  }

  private static Predicate<Throwable> finds(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return thrown -> pattern.matcher(requireNonNullElse(thrown.getMessage(), "")).find();
  }

  private static Predicate<Throwable> root(Predicate<Throwable> condition) {
    return thrown -> condition.test(rootOf(thrown));
  }

  private static Predicate<Throwable> anyCause(Predicate<Throwable> condition) {
    return thrown -> causesOf(thrown).anyMatch(condition);
  }

  static Throwable rootOf(Throwable thrown) {
    return causesOf(thrown).reduce(thrown, (cause, deeper) -> deeper);
  }
}

package io.harvestjob.adapters.aws;

import static io.harvestjob.domain.NoUsableResponseException.Reason.CONNECTION_FAILED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.MISCONFIGURED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.NOT_CONFIGURED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.NOT_UNDERSTOOD;
import static io.harvestjob.domain.NoUsableResponseException.Reason.TIMED_OUT;
import static java.util.Objects.requireNonNullElse;

import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
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
   * A reason and its message, which has places for the endpoint URL and for the SDK's own words.
   */
  record Failure(Predicate<Throwable> condition, Reason reason, String message) {}

  static final String READ_TIMEOUT = "Read timeout on endpoint URL: \"%s\"";

  private static final Failure ANYTHING_ELSE =
      new Failure(
          thrown -> true,
          NOT_UNDERSTOOD,
          "The response from endpoint URL: \"%s\" is no harvest job");

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
          new Failure(
              root(
                  is(ConnectException.class)
                      .or(is(NoRouteToHostException.class))
                      .or(is(UnknownHostException.class))),
              CONNECTION_FAILED,
              "Could not connect to the endpoint URL: \"%s\""),
          new Failure(
              root(is(SSLException.class)), CONNECTION_FAILED, "SSL validation failed for \"%s\""),
          new Failure(
              root(is(SocketException.class).or(is(EOFException.class)).or(says("Premature "))),
              CONNECTION_FAILED,
              "Connection was closed before we received a valid response"
                  + " from endpoint URL: \"%s\""),
          new Failure(
              root(is(IOException.class))
                  .or(says("Unable to unmarshall"))
                  .or(is(Crc32MismatchException.class)),
              NOT_UNDERSTOOD,
              ANYTHING_ELSE.message),
          new Failure(
              is(SdkClientException.class), MISCONFIGURED, "Nothing was sent to \"%s\": %s"),
          ANYTHING_ELSE);

  private FailureClassifier() {}

  static Failure classify(RuntimeException thrown) {
    return MOST_SPECIFIC_FIRST.stream()
        .filter(failure -> failure.condition.test(thrown))
        .findFirst()
        .orElseThrow();
  }

  private static Predicate<Throwable> is(Class<? extends Throwable> type) {
    return type::isInstance;
  }

  private static Predicate<Throwable> says(String part) {
    return thrown -> requireNonNullElse(thrown.getMessage(), "").contains(part);
  }

  private static Predicate<Throwable> root(Predicate<Throwable> condition) {
    return thrown -> condition.test(rootOf(thrown));
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}

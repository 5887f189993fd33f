package io.harvestjob.adapters.http;

import static io.harvestjob.domain.NoUsableResponseException.Reason.CONNECTION_FAILED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.INTERRUPTED;
import static io.harvestjob.domain.NoUsableResponseException.Reason.NOT_UNDERSTOOD;
import static io.harvestjob.domain.NoUsableResponseException.Reason.TIMED_OUT;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.PrematureChannelClosureException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Translates exceptions of the HTTP client, in the words of the AWS CLI where it has some
 * (measured).
 */
final class TransportExceptionTranslator {

  private static final String CANNOT_CONNECT = "Could not connect to the endpoint URL: \"%s\"";
  private static final String READ_TIMEOUT = "Read timeout on endpoint URL: \"%s\"";
  private static final String NOT_A_JOB =
      "The response from endpoint URL: \"%s\" is no harvest job";
  private static final String CONNECTION_CLOSED =
      "Connection was closed before we received a valid response from endpoint URL: \"%s\"";

  /** The first rule that fits one of the causes decides. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(
              ConnectTimeoutException.class, TIMED_OUT, "Connect timeout on endpoint URL: \"%s\""),
          new Rule(ConnectException.class, CONNECTION_FAILED, CANNOT_CONNECT),
          new Rule(NoRouteToHostException.class, CONNECTION_FAILED, CANNOT_CONNECT),
          new Rule(UnknownHostException.class, CONNECTION_FAILED, CANNOT_CONNECT),
          new Rule(SSLException.class, CONNECTION_FAILED, "SSL validation failed for \"%s\""),
          new Rule(ReadTimeoutException.class, TIMED_OUT, READ_TIMEOUT),
          new Rule(TimeoutException.class, TIMED_OUT, READ_TIMEOUT),
          new Rule(PrematureChannelClosureException.class, CONNECTION_FAILED, CONNECTION_CLOSED),
          new Rule(BufferLengthExceededException.class, NOT_UNDERSTOOD, NOT_A_JOB),
          new Rule(ContentLengthExceededException.class, NOT_UNDERSTOOD, NOT_A_JOB),
          new Rule(CodecException.class, NOT_UNDERSTOOD, NOT_A_JOB),
          new Rule(IllegalArgumentException.class, NOT_UNDERSTOOD, NOT_A_JOB),
          new Rule(Throwable.class, CONNECTION_FAILED, CONNECTION_CLOSED));

  private TransportExceptionTranslator() {}

  static NoUsableResponseException translate(Throwable failure, URI url) {
    return RULES.stream()
        .filter(rule -> rule.fits(failure))
        .findFirst()
        .orElseThrow()
        .exception(failure, url);
  }

  static NoUsableResponseException interrupted(Throwable interrupt, URI url) {
    Thread.currentThread().interrupt();
    return new Rule(Throwable.class, INTERRUPTED, "Interrupted before the response from \"%s\"")
        .exception(interrupt, url);
  }

  private record Rule(Class<? extends Throwable> type, Reason reason, String message) {

    boolean fits(Throwable failure) {
      return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, Throwable::getCause)
          .anyMatch(type::isInstance);
    }

    NoUsableResponseException exception(Throwable failure, URI url) {
      return new NoUsableResponseException(reason, message.formatted(url), failure);
    }
  }
}

package io.harvestjob.adapters.http.client;

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

/** Says why there was no answer, in the words of the AWS CLI where it has some (measured). */
final class NoAnswers {

  private static final String NOT_CONNECTED = "Could not connect to the endpoint URL: \"%s\"";
  private static final String NOT_READ = "Read timeout on endpoint URL: \"%s\"";
  private static final String NOT_A_JOB = "The answer from endpoint URL: \"%s\" is no harvest job";
  private static final String NOT_WHOLE =
      "Connection was closed before we received a valid response from endpoint URL: \"%s\"";

  /** The first one that is among the causes tells what happened. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              ConnectTimeoutException.class, TIMED_OUT, "Connect timeout on endpoint URL: \"%s\""),
          new Sign(ConnectException.class, CONNECTION_FAILED, NOT_CONNECTED),
          new Sign(NoRouteToHostException.class, CONNECTION_FAILED, NOT_CONNECTED),
          new Sign(UnknownHostException.class, CONNECTION_FAILED, NOT_CONNECTED),
          new Sign(SSLException.class, CONNECTION_FAILED, "SSL validation failed for \"%s\""),
          new Sign(ReadTimeoutException.class, TIMED_OUT, NOT_READ),
          new Sign(TimeoutException.class, TIMED_OUT, NOT_READ),
          new Sign(PrematureChannelClosureException.class, CONNECTION_FAILED, NOT_WHOLE),
          new Sign(BufferLengthExceededException.class, NOT_UNDERSTOOD, NOT_A_JOB),
          new Sign(ContentLengthExceededException.class, NOT_UNDERSTOOD, NOT_A_JOB),
          new Sign(CodecException.class, NOT_UNDERSTOOD, NOT_A_JOB),
          new Sign(IllegalArgumentException.class, NOT_UNDERSTOOD, NOT_A_JOB),
          new Sign(Throwable.class, CONNECTION_FAILED, NOT_WHOLE));

  private NoAnswers() {}

  static NoUsableResponseException because(Throwable failure, URI url) {
    return SIGNS.stream()
        .filter(sign -> sign.isAmongCausesOf(failure))
        .findFirst()
        .orElseThrow()
        .exception(failure, url);
  }

  static NoUsableResponseException interrupted(Throwable interrupt, URI url) {
    Thread.currentThread().interrupt();
    return new Sign(Throwable.class, INTERRUPTED, "Interrupted before the answer from \"%s\"")
        .exception(interrupt, url);
  }

  private record Sign(Class<? extends Throwable> type, Reason reason, String words) {

    boolean isAmongCausesOf(Throwable failure) {
      return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, Throwable::getCause)
          .anyMatch(type::isInstance);
    }

    NoUsableResponseException exception(Throwable failure, URI url) {
      return new NoUsableResponseException(reason, words.formatted(url), failure);
    }
  }
}

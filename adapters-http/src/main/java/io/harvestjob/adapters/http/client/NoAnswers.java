package io.harvestjob.adapters.http.client;

import static io.harvestjob.domain.NoUsableAnswerException.Reason.CONNECTION_FAILED;
import static io.harvestjob.domain.NoUsableAnswerException.Reason.INTERRUPTED;
import static io.harvestjob.domain.NoUsableAnswerException.Reason.NOT_UNDERSTOOD;
import static io.harvestjob.domain.NoUsableAnswerException.Reason.TIMED_OUT;

import io.harvestjob.domain.NoUsableAnswerException;
import io.harvestjob.domain.NoUsableAnswerException.Reason;
import io.micronaut.http.client.exceptions.ContentLengthExceededException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.compression.DecompressionException;
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

  /** The first one that is among the causes tells what happened. */
  private static final List<Sign> SIGNS =
      List.of(
          new Sign(ConnectTimeoutException.class, TIMED_OUT, "Connect timeout on endpoint URL"),
          new Sign(ConnectException.class, CONNECTION_FAILED, Sign.NOT_CONNECTED),
          new Sign(NoRouteToHostException.class, CONNECTION_FAILED, Sign.NOT_CONNECTED),
          new Sign(UnknownHostException.class, CONNECTION_FAILED, Sign.NOT_CONNECTED),
          new Sign(SSLException.class, CONNECTION_FAILED, "SSL validation failed for"),
          new Sign(ReadTimeoutException.class, TIMED_OUT, Sign.NOT_READ),
          new Sign(TimeoutException.class, TIMED_OUT, Sign.NOT_READ),
          new Sign(
              ContentLengthExceededException.class,
              NOT_UNDERSTOOD,
              "The answer is too long, from endpoint URL"),
          new Sign(
              DecompressionException.class,
              NOT_UNDERSTOOD,
              "The answer cannot be decompressed, from endpoint URL"),
          new Sign(
              Throwable.class,
              CONNECTION_FAILED,
              "Connection was closed before we received a valid response from endpoint URL"));

  private NoAnswers() {}

  static NoUsableAnswerException because(Throwable failure, URI url) {
    return SIGNS.stream()
        .filter(sign -> sign.isAmongCausesOf(failure))
        .findFirst()
        .orElseThrow()
        .exception(failure, url);
  }

  static NoUsableAnswerException interrupted(Throwable interrupt, URI url) {
    Thread.currentThread().interrupt();
    return new Sign(Throwable.class, INTERRUPTED, "Interrupted while asking endpoint URL")
        .exception(interrupt, url);
  }

  private record Sign(Class<? extends Throwable> type, Reason reason, String words) {

    static final String NOT_CONNECTED = "Could not connect to the endpoint URL";
    static final String NOT_READ = "Read timeout on endpoint URL";

    boolean isAmongCausesOf(Throwable failure) {
      return Stream.<@Nullable Throwable>iterate(failure, t -> t != null, Throwable::getCause)
          .anyMatch(type::isInstance);
    }

    NoUsableAnswerException exception(Throwable failure, URI url) {
      return new NoUsableAnswerException(reason, "%s: \"%s\"".formatted(words, url), failure);
    }
  }
}

package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.wire.HeaderNames;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Puts on each answer what each must have, counts it and logs it. */
@Singleton
final class Accounts {

  private final HttpDate date = new HttpDate(Clock.systemUTC());
  private final Metrics metrics;
  private final @Nullable AccessLog log;

  Accounts(Metrics metrics, @Nullable AccessLog log) {
    this.metrics = metrics;
    this.log = log;
  }

  void answered(Exchange exchange, HttpResponse answer, long nanos) {
    answer.headers().set(HttpHeaderNames.DATE, date.now());
    if (answer.headers().contains(HeaderNames.REQUEST_ID)) {
      metrics.answered(answer.status().code(), answer.headers().get(HeaderNames.ERROR_TYPE), nanos);
    } else {
      name(answer.headers());
    }
    if (log != null) {
      log.answered(exchange.line(answer, nanos));
    }
  }

  /** What the wire did not write: health, metrics and pages, which are not counted. */
  private static void name(HttpHeaders headers) {
    headers.set(HeaderNames.REQUEST_ID, RequestId.next());
  }
}

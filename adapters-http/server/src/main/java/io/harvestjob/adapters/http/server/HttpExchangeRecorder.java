package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Completes the headers of each response, and records it in the metrics and the access log. */
@Singleton
final class HttpExchangeRecorder {

  private final HttpDateFormatter date = new HttpDateFormatter(Clock.systemUTC());
  private final RequestMetrics metrics;
  private final @Nullable Consumer<String> accessLog;

  HttpExchangeRecorder(RequestMetrics metrics, ServerSettings settings) {
    this.metrics = metrics;
    this.accessLog = settings.accessLog();
  }

  void record(HttpExchange exchange, HttpResponse response, long nanos) {
    response.headers().set(HttpHeaderNames.DATE, date.now());
    if (response.headers().contains(HeaderNames.REQUEST_ID)) {
      metrics.record(
          response.status().code(), response.headers().get(HeaderNames.ERROR_TYPE), nanos);
    } else {
      // health, metrics and pages, which are not part of the protocol and not counted
      response.headers().set(HeaderNames.REQUEST_ID, RequestIdGenerator.next());
    }
    if (accessLog != null) {
      accessLog.accept(exchange.logLine(response, nanos));
    }
  }
}

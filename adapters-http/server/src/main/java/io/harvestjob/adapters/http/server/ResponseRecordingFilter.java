package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.netty.handler.codec.DateFormatter;
import java.util.Date;
import java.util.function.LongSupplier;

/** Dates, names, counts and logs each response. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE) // to see what other filters refuse
final class ResponseRecordingFilter {

  private static final String START = "harvestjob.start";

  private final RequestMetrics metrics;
  private final ServerSettings settings;
  private final LongSupplier nanoTime;

  ResponseRecordingFilter(RequestMetrics metrics, ServerSettings settings, LongSupplier nanoTime) {
    this.metrics = metrics;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  @RequestFilter
  void start(HttpRequest<?> request) {
    request.setAttribute(START, nanoTime.getAsLong());
  }

  /** Returns whether Micronaut runs filters for the request: not for one that is no HTTP. */
  static boolean sees(HttpRequest<?> request) {
    return request.getAttribute(START).isPresent();
  }

  @ResponseFilter
  @SuppressWarnings("JavaUtilDate") // which Netty takes
  void record(HttpRequest<?> request, MutableHttpResponse<?> response) {
    long now = nanoTime.getAsLong();
    long nanos = now - request.getAttribute(START, Long.class).orElse(now);
    response.header(HttpHeaders.DATE, DateFormatter.format(new Date()));
    if (response.getHeaders().contains(HeaderNames.REQUEST_ID)) {
      metrics.record(response, nanos);
    } else { // health, metrics and pages, which are no part of the protocol and not counted
      response.header(HeaderNames.REQUEST_ID, ResponseFactory.newRequestId());
    }
    if (settings.accessLog() != null) {
      settings.accessLog().accept(AccessLogFormatter.format(request, response, nanos));
    }
  }
}

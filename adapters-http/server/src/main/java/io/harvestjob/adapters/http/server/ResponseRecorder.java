package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Dates, names, counts and logs each response of one connection. It is a handler of Netty's because
 * no filter of Micronaut's sees the response to a request that cannot be decoded.
 */
final class ResponseRecorder extends ChannelDuplexHandler {

  private final Queue<AccessLogEntry> requests = new ArrayDeque<>();
  private final RequestMetrics metrics;
  private final @Nullable Consumer<String> accessLog;
  private final LongSupplier nanoTime;

  ResponseRecorder(
      RequestMetrics metrics, @Nullable Consumer<String> accessLog, LongSupplier nanoTime) {
    this.metrics = metrics;
    this.accessLog = accessLog;
    this.nanoTime = nanoTime;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      requests.add(
          new AccessLogEntry(request.method().name(), request.uri(), nanoTime.getAsLong()));
    }
    super.channelRead(context, message);
  }

  /** Responses are sent in the order of their requests (RFC 9112, 9.3.2). */
  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response
        && !HttpResponseStatus.CONTINUE.equals(response.status())) {
      record(requests.remove(), response);
    }
    super.write(context, message, promise);
  }

  @SuppressWarnings("JavaUtilDate") // which Netty takes
  private void record(AccessLogEntry request, HttpResponse response) {
    long nanos = nanoTime.getAsLong() - request.startNanos();
    response.headers().set(HttpHeaderNames.DATE, DateFormatter.format(new Date()));
    if (response.headers().contains(HeaderNames.REQUEST_ID)) {
      metrics.record(
          response.status().code(), response.headers().get(HeaderNames.ERROR_TYPE), nanos);
    } else { // health, metrics and pages, which are no part of the protocol and not counted
      response.headers().set(HeaderNames.REQUEST_ID, UUID.randomUUID());
    }
    if (accessLog != null) {
      accessLog.accept(request.line(response, nanos));
    }
  }
}

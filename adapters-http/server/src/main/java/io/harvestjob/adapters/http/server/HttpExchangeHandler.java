package io.harvestjob.adapters.http.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Matches the responses of one connection with their requests, in whose order they are sent. It
 * also handles responses that no filter of Micronaut's does, such as the one to bytes that are not
 * HTTP.
 */
final class HttpExchangeHandler extends ChannelDuplexHandler {

  private final Queue<HttpExchange> open = new ArrayDeque<>();
  private final HttpExchangeRecorder recorder;
  private final LongSupplier nanoTime;

  HttpExchangeHandler(HttpExchangeRecorder recorder, LongSupplier nanoTime) {
    this.recorder = recorder;
    this.nanoTime = nanoTime;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      open.add(new HttpExchange(request.method().name(), request.uri(), nanoTime.getAsLong()));
    }
    super.channelRead(context, message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response && isFinal(response)) {
      HttpExchange exchange = open.remove();
      recorder.record(exchange, response, nanoTime.getAsLong() - exchange.startNanos());
    }
    super.write(context, message, promise);
  }

  private static boolean isFinal(HttpResponse response) {
    return response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
  }
}

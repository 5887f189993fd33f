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
 * Sees every request and every answer of one connection, also those that no filter of Micronaut's
 * sees, such as the answer to bytes that are not HTTP. Answers leave in the order of their
 * requests.
 */
final class Exchanges extends ChannelDuplexHandler {

  private final Queue<Exchange> open = new ArrayDeque<>();
  private final Accounts accounts;
  private final LongSupplier nanoTime;

  Exchanges(Accounts accounts, LongSupplier nanoTime) {
    this.accounts = accounts;
    this.nanoTime = nanoTime;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      open.add(new Exchange(request.method().name(), request.uri(), nanoTime.getAsLong()));
    }
    super.channelRead(context, message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response && isFinal(response)) {
      Exchange exchange = open.remove();
      accounts.answered(exchange, response, nanoTime.getAsLong() - exchange.startNanos());
    }
    super.write(context, message, promise);
  }

  private static boolean isFinal(HttpResponse response) {
    return response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
  }
}

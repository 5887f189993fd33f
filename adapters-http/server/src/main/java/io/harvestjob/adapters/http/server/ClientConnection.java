package io.harvestjob.adapters.http.server;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.concurrent.CompletableFuture;

/** The connection of a request, which may be closed before there is a response. */
record ClientConnection(ChannelFuture closeFuture) {

  /** Micronaut itself does not tell when a client has gone. */
  static ClientConnection of(HttpRequest<?> request) {
    return new ClientConnection(
        ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel().closeFuture());
  }

  /** Returns the response, which is cancelled if the connection is closed before. */
  <T> CompletableFuture<T> cancelOnClose(CompletableFuture<T> response) {
    if (!response.isDone()) {
      ChannelFutureListener listener = closed -> response.cancel(true);
      var added = closeFuture.addListener(listener);
      var unused = response.whenComplete((value, thrown) -> added.removeListener(listener));
    }
    return response;
  }
}

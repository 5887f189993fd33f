package io.harvestjob.adapters.http.server;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tries again soon when a connection cannot be accepted, for want of file descriptors for example.
 * Netty's own pause of a second would let a server recover slowly, because it accepts only as many
 * connections between two pauses as there are descriptors.
 */
@Singleton
@Sharable
final class AcceptFailureHandler extends ChannelInboundHandlerAdapter {

  static final Duration PAUSE = Duration.ofMillis(10);

  private final FailureLogger log;

  AcceptFailureHandler(FailureLogger log) {
    this.log = log;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    log.log("ACCEPT_FAILED", "-", "Cannot accept a connection: " + cause.getMessage(), null);
    context.channel().config().setAutoRead(false);
    var unused =
        context
            .executor()
            .schedule(
                () -> context.channel().config().setAutoRead(true),
                PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
  }
}

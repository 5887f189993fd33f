package io.harvestjob.adapters.http.server;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND;

import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.handler.flow.FlowControlHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Adds handlers to each connection, between the HTTP codec and Micronaut. */
@Singleton
final class ConnectionCustomizer implements NettyServerCustomizer {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    return role != ChannelRole.CONNECTION
        ? this
        : new NettyServerCustomizer() {
          @Override
          public void onStreamPipelineBuilt() {
            customize(channel);
          }
        };
  }

  private static void customize(Channel connection) {
    // the fewer bytes are read at once, the fewer requests a client can make wait in memory
    connection
        .config()
        .setRecvByteBufAllocator(
            new AdaptiveRecvByteBufAllocator(64, 2_048, 4_096).maxMessagesPerRead(1));
    connection
        .pipeline()
        .addBefore(HANDLER_MICRONAUT_INBOUND, "timeout", new RequestTimeoutHandler(REQUEST_TIMEOUT))
        // hands out one request after the other
        .addBefore(HANDLER_MICRONAUT_INBOUND, "flow-control", new FlowControlHandler());
    // repeats Micronaut's first read, which came before the handler that has to know of it
    connection.pipeline().context(HANDLER_MICRONAUT_INBOUND).read();
  }
}

package io.harvestjob.adapters.http.server;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.handler.flow.FlowControlHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Adds handlers to each connection, between the HTTP codec and Micronaut. */
@Singleton
final class ServerPipelineCustomizer
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

  /** The fewer bytes are read at once, the fewer requests a client can make wait in memory. */
  private static final RecvByteBufAllocator SMALL_READS =
      new AdaptiveRecvByteBufAllocator(64, 2_048, 4_096).maxMessagesPerRead(1);

  private final HttpExchangeRecorder recorder;
  private final ConnectionLimiter limiter;
  private final AcceptFailureHandler acceptFailures;

  ServerPipelineCustomizer(
      HttpExchangeRecorder recorder,
      ConnectionLimiter limiter,
      AcceptFailureHandler acceptFailures) {
    this.recorder = recorder;
    this.limiter = limiter;
    this.acceptFailures = acceptFailures;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new ServerCustomizer());
    return event.getBean();
  }

  private final class ServerCustomizer implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role == ChannelRole.LISTENER) {
        channel.pipeline().addFirst(acceptFailures);
      }
      return role == ChannelRole.CONNECTION ? new ConnectionCustomizer(channel) : this;
    }
  }

  private final class ConnectionCustomizer implements NettyServerCustomizer {

    private final Channel channel;

    ConnectionCustomizer(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onInitialPipelineBuilt() {
      channel.config().setRecvByteBufAllocator(SMALL_READS);
      limiter.add(channel);
    }

    @Override
    public void onStreamPipelineBuilt() {
      add(new RequestTimeoutHandler(REQUEST_TIMEOUT));
      add(new FlowControlHandler()); // hands out a request when Micronaut is ready for it
      add(new HttpExchangeHandler(recorder, System::nanoTime));
      // repeats Micronaut's first read, which came before the handler that has to know of it
      channel.pipeline().context(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND).read();
    }

    private void add(ChannelHandler handler) {
      channel
          .pipeline()
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
              handler.getClass().getSimpleName(),
              handler);
    }
  }
}

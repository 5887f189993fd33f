package io.harvestjob.adapters.http.server;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Adds {@link HttpExchangeHandler} to each connection, between the HTTP codec and Micronaut. */
@Singleton
final class ServerPipelineCustomizer
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final HttpExchangeRecorder recorder;

  ServerPipelineCustomizer(HttpExchangeRecorder recorder) {
    this.recorder = recorder;
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
      return role == ChannelRole.CONNECTION ? new ConnectionCustomizer(channel) : this;
    }
  }

  private final class ConnectionCustomizer implements NettyServerCustomizer {

    private final Channel channel;

    ConnectionCustomizer(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      channel
          .pipeline()
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
              HttpExchangeHandler.class.getSimpleName(),
              new HttpExchangeHandler(recorder, System::nanoTime));
    }
  }
}

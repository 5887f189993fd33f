package io.harvestjob.adapters.http.server;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Puts {@link Exchanges} between the HTTP codec and Micronaut. */
@Singleton
final class ExchangesOnEachConnection
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final Accounts accounts;

  ExchangesOnEachConnection(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new OnEachConnection());
    return event.getBean();
  }

  private final class OnEachConnection implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return role == ChannelRole.CONNECTION ? new OnConnection(channel) : this;
    }
  }

  private final class OnConnection implements NettyServerCustomizer {

    private final Channel channel;

    OnConnection(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      channel
          .pipeline()
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
              "exchanges",
              new Exchanges(accounts, System::nanoTime));
    }
  }
}

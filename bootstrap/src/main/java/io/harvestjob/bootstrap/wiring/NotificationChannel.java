package io.harvestjob.bootstrap.wiring;

import io.harvestjob.adapters.redis.RedisNotificationChannel;
import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.domain.HarvestJobNotification;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes notifications on to a listener, and to those of other processes if Redis is used. */
public final class NotificationChannel implements Consumer<HarvestJobNotification>, AutoCloseable {

  private final Consumer<HarvestJobNotification> target;
  private final Runnable close;

  private NotificationChannel(Consumer<HarvestJobNotification> target, Runnable close) {
    this.target = target;
    this.close = close;
  }

  /** Opens a channel to the listener, through Redis if there are settings. */
  public static NotificationChannel open(
      Optional<RedisSettings> settings, Consumer<HarvestJobNotification> listener) {
    return settings
        .map(redis -> throughRedis(redis, listener))
        .orElseGet(() -> new NotificationChannel(listener, () -> {}));
  }

  private static NotificationChannel throughRedis(
      RedisSettings settings, Consumer<HarvestJobNotification> listener) {
    RedisNotificationChannel channel = RedisNotificationChannel.open(settings, listener);
    return new NotificationChannel(channel::publish, channel::close);
  }

  @Override
  public void accept(HarvestJobNotification notification) {
    target.accept(notification);
  }

  @Override
  public void close() {
    close.run();
  }
}

package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/**
 * Passes a notification that one replica has received to the listeners of all, for instance {@code
 * AwaitHarvestJob::onNotification}. As notifications are, it is best effort: one that is published
 * while Redis cannot be reached gets no further than this replica's own listener. Thread-safe.
 */
public final class RedisNotificationChannel implements AutoCloseable {

  private final String origin = UUID.randomUUID().toString();
  private final RedisKeys keys;
  private final Consumer<HarvestJobNotification> listener;
  private final ReconnectingRedisSession session;

  private RedisNotificationChannel(
      RedisSettings settings, Consumer<HarvestJobNotification> listener) {
    this.keys = new RedisKeys(settings.namespace());
    this.listener = requireNonNull(listener, "listener");
    this.session =
        ReconnectingRedisSession.open(
            settings,
            new RedisFailureLogger(
                settings, "notifications reach this process only", System::nanoTime),
            keys.notificationsChannel(),
            this::onMessage,
            () -> {});
  }

  /**
   * Returns a channel that is connected to Redis, or will be as soon as that can be reached. It has
   * two daemon threads until it is closed.
   *
   * @param settings where Redis is, and the account and region of the jobs
   * @param listener is told of every notification that any replica publishes, on a thread of this
   *     channel, or on the caller's for those that this replica publishes; it should return soon
   */
  public static RedisNotificationChannel open(
      RedisSettings settings, Consumer<HarvestJobNotification> listener) {
    return new RedisNotificationChannel(settings, listener);
  }

  /**
   * Tells the listeners of all replicas, this one's included. What Redis holds about the job is
   * removed first, so that the next lookup by anybody calls the service.
   */
  public void publish(HarvestJobNotification notification) {
    Message message = Message.of(origin, notification);
    session.client().execute(redis -> publish(redis, notification.id(), message));
    listener.accept(notification);
  }

  private long publish(UnifiedJedis redis, HarvestJobId id, Message message) {
    redis.del(keys.job(id), keys.lease(id));
    return redis.publish(keys.notificationsChannel(), RedisValueCodec.write(message));
  }

  private void onMessage(String json) {
    Message message = RedisValueCodec.read(json, Message.class);
    if (!origin.equals(message.origin())) {
      listener.accept(message.toNotification());
    }
  }

  /** Closes the connections to Redis. */
  @Override
  public void close() {
    session.close();
  }

  private record Message(
      @Nullable String origin,
      @Nullable String id,
      @Nullable String status,
      @Nullable String reason,
      @Nullable String time) {

    static Message of(String origin, HarvestJobNotification notification) {
      HarvestJobTime time = notification.time();
      return new Message(
          origin,
          notification.id().value(),
          notification.status().text(),
          notification.reason(),
          time == null ? null : time.text());
    }

    HarvestJobNotification toNotification() {
      return new HarvestJobNotification(
          new HarvestJobId(requireNonNull(id, "id")),
          new HarvestJobStatus(requireNonNull(status, "status")),
          reason,
          time == null ? null : new HarvestJobTime(time));
    }
  }
}

package io.harvestjob.adapters.redis;

import static io.harvestjob.adapters.redis.RefusedCommandException.naming;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.Collections.newSetFromMap;
import static java.util.Collections.synchronizedMap;

import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import redis.clients.jedis.UnifiedJedis;

/**
 * Passes notifications from replica to replica. It remembers the last ones, so that a listener may
 * pass on what it was told without an end. Thread-safe.
 */
final class NotificationRelay {

  private static final System.Logger LOGGER =
      System.getLogger(NotificationRelay.class.getPackageName());
  private static final int REMEMBERED = 1_000;

  private final RedisKeys keys;
  private final ReconnectingRedisClient redis;
  private final List<HarvestJobNotificationListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<HarvestJobNotification> known =
      newSetFromMap(
          synchronizedMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(
                    Map.Entry<HarvestJobNotification, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  NotificationRelay(RedisKeys keys, ReconnectingRedisClient redis) {
    this.keys = keys;
    this.redis = redis;
  }

  void addListener(HarvestJobNotificationListener listener) {
    listeners.add(listener);
  }

  /** Removes what is stored about the job, and tells the other replicas. */
  void publish(HarvestJobNotification notification) {
    if (known.add(notification)
        && redis.execute(client -> publish(client, notification)).isEmpty()) {
      known.remove(notification);
    }
  }

  private long publish(UnifiedJedis client, HarvestJobNotification notification) {
    String job = keys.job(notification.id());
    String lease = keys.lease(notification.id());
    naming("DEL", () -> client.del(job, lease));
    String message = RedisValueCodec.write(notification);
    return naming("PUBLISH", () -> client.publish(keys.notificationsChannel(), message));
  }

  void onMessage(String json) {
    HarvestJobNotification notification = RedisValueCodec.read(json, HarvestJobNotification.class);
    if (known.add(notification)) {
      listeners.forEach(listener -> tell(listener, notification));
    }
  }

  private static void tell(
      HarvestJobNotificationListener listener, HarvestJobNotification notification) {
    try {
      listener.onNotification(notification);
    } catch (RuntimeException | Error e) {
      LOGGER.log(WARNING, "A listener failed for harvest job " + notification.id(), e);
    }
  }
}

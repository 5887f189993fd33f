package io.harvestjob.adapters.redis;

import static java.lang.System.Logger.Level.WARNING;

import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Passes notifications from replica to replica. It remembers some of them, so that a listener may
 * pass on what it was told without an end. Thread-safe.
 */
final class NotificationRelay {

  private static final System.Logger LOGGER =
      System.getLogger(NotificationRelay.class.getPackageName());
  private static final int MOST_KNOWN = 1_000;

  private final LuaScript notify = LuaScript.load("notify.lua");
  private final RedisKeys keys;
  private final ReconnectingRedisClient redis;
  private final List<HarvestJobNotificationListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<HarvestJobNotification> known = ConcurrentHashMap.newKeySet();

  NotificationRelay(RedisSettings settings, ReconnectingRedisClient redis) {
    this.keys = new RedisKeys(settings.namespace());
    this.redis = redis;
  }

  void start() {
    redis.start(keys.notificationsChannel(), this::onMessage);
  }

  void addListener(HarvestJobNotificationListener listener) {
    listeners.add(listener);
  }

  /** Removes what is stored about the job, and tells the other replicas. */
  void publish(HarvestJobNotification notification) {
    if (isNew(notification) && send(notification).isEmpty()) {
      known.remove(notification);
    }
  }

  /** Forgetting them all may pass some on once more, but not for ever. */
  private boolean isNew(HarvestJobNotification notification) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    return known.add(notification);
  }

  private Optional<Object> send(HarvestJobNotification notification) {
    List<String> stale = List.of(keys.job(notification.id()), keys.lease(notification.id()));
    String message = RedisValueCodec.write(notification);
    return redis.execute(client -> notify.run(client, stale, keys.notificationsChannel(), message));
  }

  private void onMessage(String json) {
    HarvestJobNotification notification = RedisValueCodec.read(json, HarvestJobNotification.class);
    if (isNew(notification)) {
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

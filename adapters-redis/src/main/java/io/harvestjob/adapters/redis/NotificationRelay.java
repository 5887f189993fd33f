package io.harvestjob.adapters.redis;

import static java.lang.System.Logger.Level.WARNING;

import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import java.util.List;
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
  private final RedisFailureLogger failures;
  private final List<HarvestJobNotificationListener> listeners = new CopyOnWriteArrayList<>();
  private final Set<HarvestJobNotification> known = ConcurrentHashMap.newKeySet();

  NotificationRelay(RedisKeys keys, ReconnectingRedisClient redis, RedisFailureLogger failures) {
    this.keys = keys;
    this.redis = redis;
    this.failures = failures;
  }

  void addListener(HarvestJobNotificationListener listener) {
    listeners.add(listener);
  }

  /** Removes what is stored about the job, and tells the other replicas. */
  void publish(HarvestJobNotification notification) {
    List<String> stale = List.of(keys.job(notification.id()), keys.lease(notification.id()));
    String channel = keys.notificationsChannel();
    String message = RedisValueCodec.write(notification);
    if (isNew(notification)
        && !redis.execute(client -> notify.run(client, stale, channel, message) != null, false)) {
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

  /** Notifies the listeners of what another replica has published. */
  void onMessage(String json) {
    try {
      HarvestJobNotification heard = RedisValueCodec.read(json, HarvestJobNotification.class);
      if (isNew(heard)) {
        listeners.forEach(listener -> notifyListener(listener, heard));
      }
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  private static void notifyListener(
      HarvestJobNotificationListener listener, HarvestJobNotification notification) {
    try {
      listener.onNotification(notification);
    } catch (RuntimeException | Error e) {
      LOGGER.log(WARNING, "A listener failed for harvest job " + notification.id(), e);
    }
  }
}

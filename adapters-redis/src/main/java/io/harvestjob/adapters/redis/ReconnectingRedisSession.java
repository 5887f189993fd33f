package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** A client and a subscription, and the thread that keeps both connected. */
final class ReconnectingRedisSession implements AutoCloseable {

  private static final long CHECK_INTERVAL_MILLIS = 100;

  private final CircuitBreakingRedisClient client;
  private final RedisSubscription subscription;
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(ReconnectingRedisSession::checkThread);

  private ReconnectingRedisSession(
      CircuitBreakingRedisClient client, RedisSubscription subscription) {
    this.client = client;
    this.subscription = subscription;
  }

  /**
   * Opens a session that is connected if Redis can be reached, and that connects later if not.
   *
   * @param listener is told what is published on the channel
   * @param onLost is run when Redis stops to respond
   */
  static ReconnectingRedisSession open(
      RedisSettings settings,
      RedisFailureLogger failures,
      String channel,
      Consumer<String> listener,
      Runnable onLost) {
    RedisClientFactory factory = new RedisClientFactory(settings);
    String probeKey = new RedisKeys(settings.namespace()).budget();
    ReconnectingRedisSession session =
        new ReconnectingRedisSession(
            new CircuitBreakingRedisClient(factory, failures, probeKey, onLost),
            new RedisSubscription(factory, failures, channel, listener));
    session.start();
    return session;
  }

  private void start() {
    client.check();
    subscription.start();
    var unused =
        checks.scheduleWithFixedDelay(
            this::check, CHECK_INTERVAL_MILLIS, CHECK_INTERVAL_MILLIS, MILLISECONDS);
  }

  private void check() {
    client.check();
    subscription.ping();
  }

  CircuitBreakingRedisClient client() {
    return client;
  }

  private static Thread checkThread(Runnable task) {
    Thread thread = new Thread(task, "harvestjob-redis-check");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    checks.shutdown();
    subscription.close();
    client.close();
  }
}

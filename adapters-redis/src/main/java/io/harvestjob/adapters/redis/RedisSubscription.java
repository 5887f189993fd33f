package io.harvestjob.adapters.redis;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPubSub;

/**
 * Listens to a channel on a thread and a connection of its own, and connects again when that
 * breaks. What is published in between is lost.
 */
final class RedisSubscription implements AutoCloseable {

  private static final Duration RECONNECT_INTERVAL = Duration.ofMillis(200);

  private final RedisClientFactory factory;
  private final RedisFailureLogger failures;
  private final String channel;
  private final Consumer<String> listener;
  private final Thread thread = new Thread(this::listen, "harvestjob-redis-subscription");
  private volatile boolean closed;
  private volatile @Nullable Connection connection;
  private volatile @Nullable JedisPubSub subscriber;

  RedisSubscription(
      RedisClientFactory factory,
      RedisFailureLogger failures,
      String channel,
      Consumer<String> listener) {
    this.factory = factory;
    this.failures = failures;
    this.channel = channel;
    this.listener = listener;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Sends a ping, because a connection without traffic times out. */
  void ping() {
    JedisPubSub listening = subscriber;
    if (listening != null && listening.isSubscribed()) {
      ignoringFailure(listening::ping);
    }
  }

  private void listen() {
    while (!closed) {
      ignoringFailure(this::listenOnce);
      pause();
    }
  }

  private void listenOnce() {
    try (Connection own = factory.createConnection()) {
      connection = own;
      JedisPubSub listening = new Subscriber();
      subscriber = listening;
      if (!closed) {
        listening.proceed(own, channel);
      }
    }
  }

  private void pause() {
    try {
      if (!closed) {
        Thread.sleep(RECONNECT_INTERVAL.toMillis());
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static void ignoringFailure(Runnable command) {
    try {
      command.run();
    } catch (RuntimeException e) {
      return; // the client for commands logs why
    }
  }

  @Override
  public void close() {
    closed = true;
    Connection own = connection;
    if (own != null) {
      ignoringFailure(own::disconnect);
    }
    thread.interrupt();
  }

  private final class Subscriber extends JedisPubSub {

    @Override
    public void onMessage(String channel, String message) {
      try {
        listener.accept(message);
      } catch (RuntimeException e) {
        failures.add(RedisFailureReason.NOT_UNDERSTOOD, e);
      }
    }
  }
}

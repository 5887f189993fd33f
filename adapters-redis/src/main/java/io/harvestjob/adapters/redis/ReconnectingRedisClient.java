package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.domain.ServiceUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;

/**
 * A client that never throws, and a subscription. When Redis stops to respond, takes no writes or
 * refuses the password, all connections are given up at once and made anew, so that nobody else
 * waits for it and a name that has moved is followed. Thread-safe.
 */
final class ReconnectingRedisClient implements AutoCloseable {

  private static final long FIRST_CONNECT_MILLIS = 5_000;
  private static final long SHORT_PAUSE_MILLIS = 20;

  /** Between two attempts to connect, and how long lookups wait for the first of them. */
  private static final long RECONNECT_MILLIS = 250;

  private final RedisConnector connector;
  private final Duration timeout;
  private final RedisFailureLogger failures;
  private final Runnable onLost;
  private final DeadlineExecutor calls = DeadlineExecutor.create("harvestjob-redis");
  private final Executor heartbeat;
  private volatile CompletableFuture<RedisSession> current = new CompletableFuture<>();
  private volatile boolean closed;

  /**
   * @param longestSilence after which a server whose subscription was asked for a sign of life does
   *     not respond
   * @param onLost is run when what was published may have been missed
   */
  ReconnectingRedisClient(
      RedisSettings settings,
      Duration longestSilence,
      RedisFailureLogger failures,
      Runnable onLost) {
    this.connector = new RedisConnector(settings, longestSilence);
    this.heartbeat = delayedExecutor(longestSilence.toMillis() / 3, MILLISECONDS, calls);
    this.timeout = settings.timeout();
    this.failures = failures;
    this.onLost = onLost;
  }

  /**
   * Connects if Redis can be reached, and from then on whenever it can.
   *
   * @param listeners are told of messages, by their channel
   */
  void start(Map<String, Consumer<String>> listeners) {
    Thread thread = new Thread(() -> keepConnected(listeners), "harvestjob-redis-subscription");
    thread.setDaemon(true);
    CompletableFuture<RedisSession> first = current;
    thread.start();
    first
        .handle((session, failure) -> true)
        .completeOnTimeout(false, FIRST_CONNECT_MILLIS, MILLISECONDS)
        .join();
    TimeoutException late = new TimeoutException("Connecting takes longer than 5 s");
    if (first.completeExceptionally(late)) {
      failures.add(late);
    }
  }

  private void keepConnected(Map<String, Consumer<String>> listeners) {
    while (!closed) {
      try (RedisSession session = connector.connect()) {
        listen(session, listeners);
        pause(SHORT_PAUSE_MILLIS);
      } catch (RuntimeException | Error e) {
        failures.add(e);
        current.completeExceptionally(e);
        pause(RECONNECT_MILLIS);
      }
    }
  }

  /** Returns when the connection breaks, or is silent although it is asked to subscribe again. */
  private void listen(RedisSession session, Map<String, Consumer<String>> listeners) {
    JedisPubSub subscription =
        new JedisPubSub() {
          @Override
          public void onSubscribe(String channel, int subscribedChannels) {
            if (subscribedChannels == listeners.size()) {
              offer(session);
              var unused = CompletableFuture.runAsync(() -> subscribe(channel), heartbeat);
            }
          }

          @Override
          public void onMessage(String channel, String message) {
            hear(listeners.get(channel), message);
          }
        };
    try {
      session.subscribe(subscription, listeners.keySet());
    } catch (RuntimeException | Error e) {
      boolean inUse = lose(session);
      if (!subscription.isSubscribed()) {
        throw e;
      }
      if (inUse) {
        failures.add(e);
      }
    }
  }

  private void hear(@Nullable Consumer<String> listener, String message) {
    try {
      requireNonNull(listener, "listener").accept(message);
    } catch (RuntimeException | Error e) {
      failures.add(e);
    }
  }

  private synchronized void offer(RedisSession session) {
    if (closed) {
      session.close();
    }
    if (closed || isInUse(session)) {
      return;
    }
    failures.connected();
    if (!current.complete(session)) {
      current = CompletableFuture.completedFuture(session);
    }
  }

  /** Returns what the command returns; empty if Redis cannot be used. */
  <T> Optional<T> execute(Function<UnifiedJedis, T> command) {
    CompletableFuture<RedisSession> session = current;
    if (session.isCompletedExceptionally()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          calls.call(() -> command.apply(await(session).client()), timeout, failures.url()));
    } catch (RuntimeException | Error e) {
      if (isConnected(session) && current == session && !Thread.currentThread().isInterrupted()) {
        onFailure(session.join(), e);
      }
      return Optional.empty();
    }
  }

  /** Can be interrupted, unlike a join: no command is sent for a caller who has gone. */
  private static RedisSession await(CompletableFuture<RedisSession> session) {
    try {
      return session.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new CompletionException(e);
    }
  }

  /** A full Redis is kept, for it still returns what it holds. */
  private void onFailure(RedisSession session, Throwable failure) {
    failures.add(failure);
    boolean stays = failure instanceof RefusedCommandException refused && !refused.endsSession();
    if (!stays && !(failure instanceof ServiceUnavailableException)) {
      lose(session);
    }
  }

  /** Returns whether the session was in use until now. */
  private boolean lose(RedisSession session) {
    boolean lost = replace(session, new CompletableFuture<>());
    if (lost) {
      session.close();
      onLost.run();
    }
    return lost;
  }

  private synchronized boolean replace(RedisSession session, CompletableFuture<RedisSession> next) {
    boolean inUse = isInUse(session);
    if (inUse) {
      current = next.orTimeout(RECONNECT_MILLIS, MILLISECONDS);
    }
    return inUse;
  }

  private boolean isInUse(RedisSession session) {
    return isConnected(current) && current.join().equals(session);
  }

  private static boolean isConnected(CompletableFuture<RedisSession> session) {
    return session.isDone() && !session.isCompletedExceptionally();
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      closed = true; // nobody else interrupts this thread
    }
  }

  @Override
  public void close() {
    CompletableFuture<RedisSession> last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    if (isConnected(last)) {
      lose(last.join());
    }
    current.completeExceptionally(new IllegalStateException("Closed"));
    calls.close();
  }
}

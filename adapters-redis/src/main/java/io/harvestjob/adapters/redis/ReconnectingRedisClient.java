package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.harvestjob.adapterkit.DeadlineExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A client that never throws, and a subscription. When Redis stops to respond, takes no writes or
 * refuses the password, all connections are given up at once and made anew, so that nobody else
 * waits for it and a name that has moved is followed. Thread-safe.
 */
final class ReconnectingRedisClient implements AutoCloseable {

  private static final Duration LONGEST_FIRST_CONNECT = Duration.ofSeconds(5);

  /** Between two attempts to connect, and how long lookups wait for the first of them. */
  private static final Duration LONGEST_RECONNECT = Duration.ofMillis(250);

  private static final Duration PAUSE_AFTER_LOSS = Duration.ofMillis(20);

  private final RedisConnector connector;
  private final Duration timeout;
  private final RedisFailureLogger failures;
  private final DeadlineExecutor threads = DeadlineExecutor.create("harvestjob-redis");
  private volatile CompletableFuture<RedisSession> current = pending(LONGEST_FIRST_CONNECT);
  private @Nullable RedisSession inUse;
  private volatile boolean closed;

  ReconnectingRedisClient(RedisSettings settings, RedisFailureLogger failures) {
    this.connector = new RedisConnector(settings);
    this.timeout = settings.timeout();
    this.failures = failures;
  }

  private static CompletableFuture<RedisSession> pending(Duration atMost) {
    return new CompletableFuture<RedisSession>().orTimeout(atMost.toMillis(), MILLISECONDS);
  }

  /**
   * Connects if Redis can be reached, and from then on whenever it can.
   *
   * @param listener is told of the messages of the channel
   */
  void start(String channel, Consumer<String> listener) {
    CompletableFuture<RedisSession> first = current;
    threads.execute(() -> keepConnected(channel, listener));
    if (first.handle((session, failure) -> failure instanceof TimeoutException).join()) {
      failures.add(new TimeoutException("Connecting takes longer than 5 s"));
    }
  }

  private void keepConnected(String channel, Consumer<String> listener) {
    while (!closed) {
      CompletableFuture<RedisSession> next = new CompletableFuture<>();
      try (RedisSession session = connector.connect()) {
        session.subscribe(subscription(session, next, listener), channel);
      } catch (RuntimeException | Error e) {
        onDisconnect(next, e);
      }
    }
  }

  /** It ends when the connection breaks. */
  private JedisPubSub subscription(
      RedisSession session, CompletableFuture<RedisSession> next, Consumer<String> listener) {
    return new JedisPubSub() {
      @Override
      public void onSubscribe(String channel, int subscribedChannels) {
        next.complete(session);
        failures.connected();
        offer(session);
        if (closed) {
          session.close();
        }
      }

      @Override
      public void onMessage(String channel, String message) {
        try {
          listener.accept(message);
        } catch (RuntimeException | Error e) {
          failures.add(e);
        }
      }
    };
  }

  private synchronized void offer(RedisSession session) {
    inUse = session;
    if (!current.complete(session)) {
      current = CompletableFuture.completedFuture(session);
    }
  }

  private void onDisconnect(CompletableFuture<RedisSession> last, Throwable failure) {
    if (last.isDone()) {
      lose(last.join(), failure);
      LockSupport.parkNanos(PAUSE_AFTER_LOSS.toNanos());
    } else {
      failures.add(failure);
      current.completeExceptionally(failure);
      LockSupport.parkNanos(LONGEST_RECONNECT.toNanos());
    }
  }

  private void lose(RedisSession session, Throwable failure) {
    if (!closed && withdraw(session)) {
      failures.add(failure);
      session.close();
    }
  }

  /** Returns whether the session was in use until now. */
  private synchronized boolean withdraw(RedisSession session) {
    boolean used = session.equals(inUse);
    if (used) {
      inUse = null;
      current = pending(LONGEST_RECONNECT);
    }
    return used;
  }

  /** Returns what the command returns; empty if Redis cannot be used. */
  <T> Optional<T> execute(Function<UnifiedJedis, T> command) {
    RedisSession session = current.<@Nullable RedisSession>handle((s, failure) -> s).join();
    if (closed || session == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          threads.call(() -> command.apply(session.client()), timeout, failures.url()));
    } catch (RuntimeException | Error e) {
      if (!Thread.currentThread().isInterrupted()) {
        onFailure(session, e);
      }
      return Optional.empty();
    }
  }

  /** A full Redis is kept, for it still returns what it holds. */
  private void onFailure(RedisSession session, Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    if (failure instanceof JedisDataException
        && Stream.of("READONLY", "NOAUTH", "WRONGPASS").noneMatch(text::contains)) {
      failures.add(failure);
    } else {
      lose(session, failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    var unused = current.thenAccept(RedisSession::close);
    threads.close();
  }
}

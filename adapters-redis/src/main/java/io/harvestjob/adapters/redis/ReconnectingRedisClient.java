package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.harvestjob.adapterkit.DeadlineExecutor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.IOUtils;

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

  private final RedisSettings settings;
  private final RedisFailureLogger failures;
  private final DeadlineExecutor threads = DeadlineExecutor.create("harvestjob-redis");
  private volatile CompletableFuture<@Nullable RedisSession> current =
      pending(LONGEST_FIRST_CONNECT);
  private volatile boolean closed;

  ReconnectingRedisClient(RedisSettings settings, RedisFailureLogger failures) {
    this.settings = settings;
    this.failures = failures;
  }

  /** There is no session if none is offered in time. */
  private static CompletableFuture<@Nullable RedisSession> pending(Duration atMost) {
    return new CompletableFuture<@Nullable RedisSession>()
        .completeOnTimeout(null, atMost.toMillis(), MILLISECONDS);
  }

  /**
   * Connects if Redis can be reached, and from then on whenever it can.
   *
   * @param listener is told of each message, and throws nothing
   */
  void start(Consumer<String> listener) {
    threads.execute(() -> keepConnected(listener));
    if (current.join() == null && failures.count() == 0) {
      failures.add(new TimeoutException("Connecting takes longer than 5 s"));
    }
  }

  private void keepConnected(Consumer<String> listener) {
    while (!closed) {
      try (RedisSession session = new RedisConnector(settings).connect()) {
        failures.connected();
        offer(session);
        listen(session, listener);
      } catch (RuntimeException | Error e) {
        failures.add(e);
        offer(null);
        LockSupport.parkNanos(LONGEST_RECONNECT.toNanos());
      }
    }
  }

  private synchronized void offer(@Nullable RedisSession session) {
    current.complete(session);
    current = CompletableFuture.completedFuture(session);
  }

  private void listen(RedisSession session, Consumer<String> listener) {
    try {
      while (!closed) {
        listener.accept(session.nextMessage());
      }
    } catch (RuntimeException | Error e) {
      lose(session, e);
      LockSupport.parkNanos(PAUSE_AFTER_LOSS.toNanos());
    }
  }

  private void lose(RedisSession session, Throwable failure) {
    synchronized (this) {
      if (closed || !session.equals(current.getNow(null))) {
        return;
      }
      current = pending(LONGEST_RECONNECT);
    }
    failures.add(failure);
    session.close();
  }

  /** Returns what the command returns, or something else if Redis cannot be used. */
  <T> T execute(Function<UnifiedJedis, T> command, T otherwise) {
    @Nullable RedisSession session = current.join();
    if (closed || session == null) {
      return otherwise;
    }
    try {
      return threads.call(
          () -> command.apply(session.client()),
          settings.timeout(),
          RedisUrl.redacted(settings.url()));
    } catch (RuntimeException | Error e) {
      if (!Thread.currentThread().isInterrupted()) {
        onFailure(session, e);
      }
      return otherwise;
    }
  }

  /** A full Redis is kept, for it still returns what it holds. */
  private void onFailure(RedisSession session, Throwable failure) {
    if (failure instanceof JedisDataException
        && Stream.of("READONLY", "NOAUTH", "WRONGPASS").noneMatch(failure.toString()::contains)) {
      failures.add(failure);
    } else {
      lose(session, failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    IOUtils.closeQuietly(current.getNow(null));
    threads.close();
  }
}

package io.harvestjob.adapters.redis;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisClusterOperationException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A client that never throws. When Redis cannot be reached, the client is given up at once, so that
 * nobody else waits for it, until {@link #check()} has made a new one. Thread-safe.
 */
final class CircuitBreakingRedisClient implements AutoCloseable {

  private final RedisClientFactory factory;
  private final RedisFailureLogger failures;
  private final String probeKey;
  private final Runnable onLost;
  private final AtomicReference<@Nullable UnifiedJedis> current = new AtomicReference<>();
  private volatile boolean closed;

  CircuitBreakingRedisClient(
      RedisClientFactory factory, RedisFailureLogger failures, String probeKey, Runnable onLost) {
    this.factory = factory;
    this.failures = failures;
    this.probeKey = probeKey;
    this.onLost = onLost;
  }

  /** Returns what the command returns; empty if Redis cannot be used. */
  <T> Optional<T> execute(Function<UnifiedJedis, T> command) {
    UnifiedJedis client = current.get();
    return client == null ? Optional.empty() : execute(client, command);
  }

  /** Connects if need be, and finds out whether Redis responds. */
  void check() {
    UnifiedJedis client = current.get();
    if (client == null) {
      connect();
    } else {
      execute(client, redis -> redis.exists(probeKey));
    }
  }

  private void connect() {
    try {
      current.set(factory.createClient());
      closeIfLate();
      failures.recovered();
    } catch (RuntimeException e) {
      failures.add(reasonFor(e), e);
    }
  }

  private <T> Optional<T> execute(UnifiedJedis client, Function<UnifiedJedis, T> command) {
    try {
      return Optional.of(command.apply(client));
    } catch (RuntimeException e) {
      onFailure(client, e);
      return Optional.empty();
    }
  }

  private void onFailure(UnifiedJedis client, RuntimeException failure) {
    if (failure.getCause() instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      return;
    }
    RedisFailureReason reason = reasonFor(failure);
    failures.add(reason, failure);
    if (reason == RedisFailureReason.UNREACHABLE && current.compareAndSet(client, null)) {
      client.close();
      onLost.run();
    }
  }

  private static RedisFailureReason reasonFor(RuntimeException failure) {
    if (failure instanceof JedisConnectionException
        || failure instanceof JedisClusterOperationException) {
      return RedisFailureReason.UNREACHABLE;
    }
    if (failure instanceof JedisDataException) {
      return RedisFailureReason.REFUSED;
    }
    return failure instanceof JedisException
        ? RedisFailureReason.BUSY
        : RedisFailureReason.NOT_UNDERSTOOD;
  }

  /** A check may run while this is closed. */
  private void closeIfLate() {
    if (closed) {
      close();
    }
  }

  @Override
  public void close() {
    closed = true;
    UnifiedJedis client = current.getAndSet(null);
    if (client != null) {
      client.close();
    }
  }
}

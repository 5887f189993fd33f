package io.harvestjob.adapters.redis;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.TimeUnit.MINUTES;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts failures of Redis, and logs one line a minute for each reason. Thread-safe. */
final class RedisFailureLogger {

  private static final System.Logger LOGGER =
      System.getLogger(RedisFailureLogger.class.getPackageName());

  private final String url;
  private final String consequence;
  private final LongSupplier nanoTime;
  private final Map<RedisFailureReason, Long> counts = new EnumMap<>(RedisFailureReason.class);
  private final Map<RedisFailureReason, Long> logged = new EnumMap<>(RedisFailureReason.class);

  RedisFailureLogger(RedisSettings settings, String consequence, LongSupplier nanoTime) {
    this.url = RedisUrl.redacted(settings.url());
    this.consequence = consequence;
    this.nanoTime = nanoTime;
  }

  void add(RedisFailureReason reason, Throwable cause) {
    if (countAndCheck(reason)) {
      LOGGER.log(
          WARNING,
          "Redis at {0} was not used ({1}: {2}); {3}",
          url,
          reason,
          firstLine(cause),
          consequence);
    }
  }

  private static String firstLine(Throwable cause) {
    return cause.toString().lines().findFirst().orElse("");
  }

  void recovered() {
    LOGGER.log(INFO, "Redis at {0} is used", url);
  }

  synchronized long count(RedisFailureReason reason) {
    return counts.getOrDefault(reason, 0L);
  }

  private synchronized boolean countAndCheck(RedisFailureReason reason) {
    counts.merge(reason, 1L, Long::sum);
    long now = nanoTime.getAsLong();
    @Nullable Long last = logged.get(reason);
    if (last != null && now - last < MINUTES.toNanos(1)) {
      return false;
    }
    logged.put(reason, now);
    return true;
  }
}

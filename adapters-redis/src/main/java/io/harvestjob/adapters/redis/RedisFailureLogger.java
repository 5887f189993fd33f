package io.harvestjob.adapters.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts failures of Redis, and logs when it is lost and when it is used again: a line a minute for
 * each kind of failure while it is lost, and one in ten seconds at most when it comes and goes.
 * Thread-safe.
 */
final class RedisFailureLogger {

  private static final System.Logger LOGGER =
      System.getLogger(RedisFailureLogger.class.getPackageName());
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final Duration REMINDER = Duration.ofMinutes(1);

  private final String url;
  private final LongSupplier nanoTime;
  private final Map<Class<?>, Long> logged = new ConcurrentHashMap<>();
  private final AtomicBoolean lost = new AtomicBoolean();
  private final LongAdder count = new LongAdder();

  RedisFailureLogger(RedisSettings settings, LongSupplier nanoTime) {
    this.url = RedisUrl.redacted(settings.url());
    this.nanoTime = nanoTime;
  }

  void add(Throwable failure) {
    count.increment();
    if (isDue(failure.getClass())) {
      lost.set(true);
      String firstLine = failure.toString().lines().findFirst().orElse("");
      LOGGER.log(
          WARNING,
          "Redis at {0} was not used ({1}); harvest jobs are looked up without it",
          url,
          firstLine.replaceFirst(", with args beginning with.*", "")); // of AUTH, if it is renamed
    }
  }

  void connected() {
    LOGGER.log(lost.getAndSet(false) ? WARNING : DEBUG, "Redis at {0} is used", url);
  }

  long count() {
    return count.sum();
  }

  private boolean isDue(Class<?> kind) {
    long now = nanoTime.getAsLong();
    Duration pause = lost.get() ? REMINDER : AGAIN;
    @Nullable Long last = logged.putIfAbsent(kind, now);
    return last == null || (now - last >= pause.toNanos() && logged.replace(kind, last, now));
  }
}

package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.TooManyRequestsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks Redis what a lookup is to do, and tells it how the call ended. Thread-safe. */
final class LookupCoordinator {

  private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);
  private static final long LONGEST_PAUSE_MICROS = SECONDS.toMicros(60);

  private final LuaScript decide = LuaScript.load("decide.lua");
  private final LuaScript complete = LuaScript.load("complete.lua");
  private final ReconnectingRedisClient redis;
  private final RedisSettings settings;
  private final RedisKeys keys;
  private final long intervalMicros;

  LookupCoordinator(ReconnectingRedisClient redis, RedisSettings settings) {
    this.redis = redis;
    this.settings = settings;
    this.keys = new RedisKeys(settings.namespace());
    this.intervalMicros = (long) (SECONDS.toMicros(1) / settings.lookupsPerSecond());
  }

  /**
   * Returns what to do next; empty if Redis cannot be used.
   *
   * @param token tells this lookup from all others
   * @param useStored whether a stored job will do
   * @param queued whether this is the lookup of this replica whose turn it is
   * @param remaining how long it may wait
   */
  Optional<LookupDecision> decide(
      HarvestJobId id, String token, boolean useStored, boolean queued, Duration remaining) {
    return run(
            decide,
            id,
            token,
            useStored,
            queued,
            intervalMicros,
            intervalMicros * (settings.burst() - 1),
            toMicros(remaining),
            settings.leaseTime().toMillis())
        .map(LookupDecision::from);
  }

  void completeWith(HarvestJob job, String token) {
    String json = RedisValueCodec.write(UnverifiedHarvestJob.of(job));
    Duration ttl = job.isFinished() ? settings.finishedTtl() : settings.runningTtl();
    complete(job.id(), token, json, ttl.toMillis(), job.isFinished(), LookupResult.of(job), 0);
  }

  void completeWith(HarvestJobException error, HarvestJobId id, String token) {
    Duration pause =
        error
            .retryAfter()
            .orElse(error instanceof TooManyRequestsException ? DEFAULT_PAUSE : Duration.ZERO);
    long micros = Math.min(toMicros(pause), LONGEST_PAUSE_MICROS);
    complete(id, token, "", 0, false, LookupResult.of(id, error), micros);
  }

  /** Gives the lease back without a call. */
  void release(HarvestJobId id, String token) {
    complete(id, token, "", 0, false, LookupResult.none(id), 0);
  }

  /** An interrupted caller gives its lease back, too. */
  private void complete(
      HarvestJobId id,
      String token,
      String job,
      long ttlMillis,
      boolean finished,
      LookupResult result,
      long pauseMicros) {
    boolean interrupted = Thread.interrupted();
    String message = RedisValueCodec.write(result);
    run(complete, id, token, job, ttlMillis, finished, keys.resultsChannel(), message, pauseMicros);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Object> run(LuaScript script, HarvestJobId id, Object... arguments) {
    List<String> scriptKeys = List.of(keys.job(id), keys.lease(id), keys.budget());
    return redis.execute(client -> script.run(client, scriptKeys, arguments));
  }

  private static long toMicros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}

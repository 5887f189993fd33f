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
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

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
    return redis.execute(
        client ->
            LookupDecision.from(
                decide.run(
                    client,
                    keysOf(id),
                    token,
                    useStored,
                    queued,
                    intervalMicros,
                    intervalMicros * (settings.burst() - 1),
                    toMicros(remaining),
                    settings.leaseTime().toMillis())));
  }

  void completeWith(HarvestJob job, String token) {
    String json = RedisValueCodec.write(UnverifiedHarvestJob.of(job));
    LookupResult result = LookupResult.of(job);
    complete(job.id(), token, json, ttl(job), job.isFinished(), result, Duration.ZERO);
  }

  void completeWith(HarvestJobException error, HarvestJobId id, String token) {
    complete(id, token, "", Duration.ZERO, false, LookupResult.of(id, error), pauseAfter(error));
  }

  /** Gives the lease back without a call. */
  void release(HarvestJobId id, String token) {
    complete(id, token, "", Duration.ZERO, false, LookupResult.none(id), Duration.ZERO);
  }

  private void complete(
      HarvestJobId id,
      String token,
      String job,
      Duration ttl,
      boolean finished,
      LookupResult result,
      Duration pause) {
    boolean interrupted = Thread.interrupted(); // an interrupted caller gives its lease back, too
    redis.execute(
        client ->
            complete.run(
                client,
                keysOf(id),
                token,
                job,
                ttl.toMillis(),
                finished,
                keys.resultsChannel(),
                RedisValueCodec.write(result),
                toMicros(pause)));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration ttl(HarvestJob job) {
    return job.isFinished() ? settings.finishedTtl() : settings.runningTtl();
  }

  private static Duration pauseAfter(HarvestJobException error) {
    Duration pause =
        error
            .retryAfter()
            .orElse(error instanceof TooManyRequestsException ? DEFAULT_PAUSE : Duration.ZERO);
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private List<String> keysOf(HarvestJobId id) {
    return List.of(keys.job(id), keys.lease(id), keys.budget());
  }

  private static long toMicros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}

package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.redis.LookupDecision.Action;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.TooManyRequestsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks Redis what a lookup is to do, and tells it how the call ended. Thread-safe. */
final class LookupCoordinator {

  private static final Duration FINISHED_TTL = Duration.ofHours(24);
  private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);

  private final LuaScript decide = LuaScript.load("decide.lua");
  private final LuaScript complete = LuaScript.load("complete.lua");
  private final ReconnectingRedisClient redis;
  private final RedisSettings settings;
  private final RedisKeys keys;

  LookupCoordinator(ReconnectingRedisClient redis, RedisSettings settings) {
    this.redis = redis;
    this.settings = settings;
    this.keys = new RedisKeys(settings.namespace());
  }

  /**
   * Returns what to do next; empty if Redis cannot be used.
   *
   * @param token tells this lookup from all others
   * @param awaited the token of the lookup whose result it waits for
   * @param useStored whether a stored job or the result of another lookup will do
   * @param queued whether this is the lookup of this replica whose turn it is
   * @param remaining how long it may wait
   */
  Optional<LookupDecision> decide(
      HarvestJobId id,
      String token,
      String awaited,
      boolean useStored,
      boolean queued,
      Duration remaining) {
    long interval = (long) (SECONDS.toMicros(1) / settings.lookupsPerSecond());
    return run(
        decide,
        LookupDecision::from,
        id,
        token,
        awaited,
        useStored,
        queued,
        interval,
        interval * (settings.burst() - 1),
        MICROSECONDS.convert(remaining),
        settings.leaseTime().toMillis());
  }

  void completeWith(HarvestJob job, String token) {
    String json = RedisValueCodec.write(UnverifiedHarvestJob.of(job));
    Duration ttl = job.isFinished() ? FINISHED_TTL : settings.runningTtl();
    complete(job.id(), token, Action.SHARE, json, ttl, job.isFinished(), Duration.ZERO);
  }

  /** Other errors may concern one replica only, and may quote what is secret. */
  void completeWith(HarvestJobException error, HarvestJobId id, String token) {
    boolean throttled = error instanceof TooManyRequestsException;
    Duration pause = error.retryAfter().orElse(throttled ? DEFAULT_PAUSE : Duration.ZERO);
    boolean shared = error instanceof NotFoundException;
    String message = shared ? String.valueOf(error.getMessage()) : "";
    Action others = shared ? Action.NOT_FOUND : Action.CALL;
    complete(id, token, others, message, Duration.ZERO, false, pause);
  }

  /** Gives the lease back without a call. */
  void release(HarvestJobId id, String token) {
    complete(id, token, Action.CALL, "", Duration.ZERO, false, Duration.ZERO);
  }

  /** An interrupted caller gives its lease back, too. */
  private void complete(
      HarvestJobId id,
      String token,
      Action others,
      String text,
      Duration ttl,
      boolean finished,
      Duration pause) {
    boolean interrupted = Thread.interrupted();
    run(
        complete,
        Object::toString,
        id,
        token,
        others,
        text,
        ttl.toMillis(),
        finished,
        settings.leaseTime().toMillis(),
        MICROSECONDS.convert(pause));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> Optional<T> run(
      LuaScript script, Function<Object, T> reader, HarvestJobId id, Object... arguments) {
    List<String> scriptKeys = List.of(keys.job(id), keys.lease(id), keys.budget(), keys.result(id));
    return redis.execute(client -> reader.apply(script.run(client, scriptKeys, arguments)));
  }
}

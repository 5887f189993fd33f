package io.harvestjob.adapters.redis;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.redis.LookupDecision.Action;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.TooManyRequestsException;
import java.time.Duration;

/**
 * What a lookup leaves to the others, as {@code complete.lua} takes it.
 *
 * @param action what those who wait for the lookup are to do
 * @param text the job, or the message of an error
 * @param ttl how long the job is stored
 * @param finished whether the job has finished
 * @param pause how long all replicas make no call
 */
record LookupOutcome(Action action, String text, Duration ttl, boolean finished, Duration pause) {

  static final LookupOutcome NO_CALL = failed(Action.CALL, "", Duration.ZERO);

  private static final Duration FINISHED_TTL = Duration.ofHours(24);
  private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);

  static LookupOutcome of(HarvestJob job, Duration runningTtl) {
    Duration ttl = job.isFinished() ? FINISHED_TTL : runningTtl;
    String json = RedisValueCodec.write(UnverifiedHarvestJob.of(job));
    return new LookupOutcome(Action.SHARE, json, ttl, job.isFinished(), Duration.ZERO);
  }

  /** Other errors may concern one replica only, and may quote what is secret. */
  static LookupOutcome of(HarvestJobException error) {
    boolean throttled = error instanceof TooManyRequestsException;
    Duration pause = error.retryAfter().orElse(throttled ? DEFAULT_PAUSE : Duration.ZERO);
    return error instanceof NotFoundException
        ? failed(Action.NOT_FOUND, String.valueOf(error.getMessage()), pause)
        : failed(Action.CALL, "", pause);
  }

  private static LookupOutcome failed(Action action, String message, Duration pause) {
    return new LookupOutcome(action, message, Duration.ZERO, false, pause);
  }
}

package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.redis.LookupDecision.Action;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One lookup: asks Redis what to do next until there is a job or an error. Without Redis it is just
 * the call.
 */
final class CoordinatedLookup {

  private static final long POLL_INTERVAL_MILLIS = 50;

  private final HarvestJobId id;
  private final RedisHarvestJobRepository replica;
  private final LookupLease lease;
  private final long deadline;
  private String awaited = "";
  private boolean useStored = true;

  CoordinatedLookup(HarvestJobId id, RedisHarvestJobRepository replica) {
    this.id = id;
    this.replica = replica;
    this.lease = new LookupLease(id, replica);
    this.deadline = System.nanoTime() + replica.settings.maxWait().toNanos();
  }

  HarvestJob get() {
    try (lease) {
      @Nullable HarvestJob job = null;
      while (job == null) {
        job = follow(decide(false));
      }
      return job;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(
          Reason.INTERRUPTED, "Interrupted before there was a harvest job", e);
    }
  }

  private LookupDecision decide(boolean queued) throws InterruptedException {
    return lease.decide(awaited, useStored, queued, remaining());
  }

  /** Returns null if Redis is to be asked again. */
  private @Nullable HarvestJob follow(LookupDecision decision) throws InterruptedException {
    return switch (decision.action()) {
      case RETURN -> read(decision.text(), replica.recorder.stored);
      case SHARE -> read(decision.text(), replica.recorder.shared);
      case NOT_FOUND -> throw ServiceErrorType.NOT_FOUND.toException(decision.text());
      case CALL -> call(replica.recorder.coordinated);
      case WAIT -> awaitResult(decision.text());
      case QUEUE -> awaitTurn();
      case REFUSE -> throw refused(decision.duration());
      case CALL_DIRECTLY -> call(replica.recorder.direct);
    };
  }

  private @Nullable HarvestJob read(String json, LongAdder counter) {
    try {
      HarvestJob job =
          RedisValueCodec.read(json, UnverifiedHarvestJob.class).verify(id, null, null);
      counter.increment();
      return job;
    } catch (RuntimeException e) {
      replica.failures.add(e);
      useStored = false;
      return null;
    }
  }

  private HarvestJob call(LongAdder counter) {
    counter.increment();
    try {
      HarvestJob job = replica.delegate.get(id);
      lease.setOutcome(LookupOutcome.of(job, replica.settings.runningTtl()));
      return job;
    } catch (HarvestJobException e) {
      lease.setOutcome(LookupOutcome.of(e));
      throw e;
    }
  }

  private @Nullable HarvestJob awaitResult(String holder) throws InterruptedException {
    if (remaining() == 0) {
      String message = "Another replica's call for harvest job %s did not end within %s";
      throw new NoUsableResponseException(
          Reason.TIMED_OUT, message.formatted(id, replica.settings.maxWait()), null);
    }
    if (awaited.isEmpty()) {
      replica.recorder.waited.increment();
    }
    awaited = holder;
    MILLISECONDS.sleep(POLL_INTERVAL_MILLIS);
    return null;
  }

  /** Reserves a call ahead, and has the lease when its time has come. */
  private @Nullable HarvestJob awaitTurn() throws InterruptedException {
    if (remaining() == 0 || !replica.turn.tryAcquire(remaining(), NANOSECONDS)) {
      throw refused(replica.settings.maxWait());
    }
    LookupDecision decision;
    try {
      decision = decide(true);
      if (decision.action() == Action.CALL) {
        NANOSECONDS.sleep(decision.duration().toNanos());
      }
    } finally {
      replica.turn.release();
    }
    return decision.action() == Action.CALL_DIRECTLY ? call(replica.recorder.direct) : null;
  }

  private long remaining() {
    return Math.max(0, deadline - System.nanoTime());
  }

  private HarvestJobException refused(Duration retryAfter) {
    replica.recorder.refused.increment();
    String message = "The budget of calls that all replicas share through Redis is used up";
    return new ServiceError(429, "TooManyRequestsException", message, null, retryAfter)
        .toException();
  }
}

package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.gson.JsonParseException;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * One lookup: asks Redis what to do next until there is a job or an error. Without Redis it is just
 * the call.
 */
final class CoordinatedLookup implements AutoCloseable {

  private static final long POLL_INTERVAL_MILLIS = 50;

  private final HarvestJobId id;
  private final RedisHarvestJobRepository replica;
  private final String token = UUID.randomUUID().toString();
  private final long deadline;
  private String awaited = "";
  private boolean useStored = true;
  private boolean hasLease;

  CoordinatedLookup(HarvestJobId id, RedisHarvestJobRepository replica) {
    this.id = id;
    this.replica = replica;
    this.deadline = System.nanoTime() + replica.settings.maxWait().toNanos();
  }

  HarvestJob get() {
    try {
      Optional<HarvestJob> job = Optional.empty();
      while (job.isEmpty()) {
        Optional<LookupDecision> decision = decide(false);
        job = decision.isEmpty() ? callDirectly() : follow(decision.get());
      }
      return job.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(
          Reason.INTERRUPTED, "Interrupted before there was a harvest job", e);
    }
  }

  private Optional<LookupDecision> decide(boolean queued) throws InterruptedException {
    Optional<LookupDecision> decision =
        replica.coordinator.decide(id, token, awaited, useStored, queued, remaining());
    boolean interrupted = Thread.interrupted();
    hasLease |= interrupted || decision.filter(LookupDecision::grantsLease).isPresent();
    if (interrupted) {
      throw new InterruptedException();
    }
    return decision;
  }

  private Optional<HarvestJob> follow(LookupDecision decision) throws InterruptedException {
    return switch (decision.action()) {
      case RETURN -> read(decision.text(), replica.recorder.stored);
      case SHARE -> read(decision.text(), replica.recorder.shared);
      case NOT_FOUND -> throw ServiceErrorType.NOT_FOUND.toException(decision.text());
      case CALL -> Optional.of(call());
      case WAIT -> awaitResult(decision.text());
      case QUEUE -> awaitTurn();
      case REFUSE -> throw refused(decision.duration());
    };
  }

  private Optional<HarvestJob> read(String json, LongAdder counter) {
    try {
      HarvestJob job =
          RedisValueCodec.read(json, UnverifiedHarvestJob.class).verify(id, null, null);
      counter.increment();
      return Optional.of(job);
    } catch (JsonParseException | NoUsableResponseException e) {
      replica.failures.add(e);
      useStored = false;
      return Optional.empty();
    }
  }

  private HarvestJob call() {
    replica.recorder.coordinated.increment();
    try {
      HarvestJob job = replica.delegate.get(id);
      hasLease = false;
      replica.coordinator.completeWith(job, token);
      return job;
    } catch (HarvestJobException e) {
      hasLease = false;
      replica.coordinator.completeWith(e, id, token);
      throw e;
    }
  }

  private Optional<HarvestJob> callDirectly() {
    replica.recorder.direct.increment();
    return Optional.of(replica.delegate.get(id));
  }

  private Optional<HarvestJob> awaitResult(String holder) throws InterruptedException {
    if (remaining().isZero()) {
      throw new NoUsableResponseException(
          Reason.TIMED_OUT,
          "Another replica's call for harvest job %s did not end within %s"
              .formatted(id, replica.settings.maxWait()),
          null);
    }
    if (awaited.isEmpty()) {
      replica.recorder.waiting.increment();
    }
    awaited = holder;
    MILLISECONDS.sleep(POLL_INTERVAL_MILLIS);
    return Optional.empty();
  }

  /** Reserves a call ahead, and has the lease when its time has come. */
  private Optional<HarvestJob> awaitTurn() throws InterruptedException {
    long nanos = remaining().toNanos();
    if (nanos == 0 || !replica.turn.tryAcquire(nanos, NANOSECONDS)) {
      throw refused(replica.settings.maxWait());
    }
    Optional<LookupDecision> decision;
    try {
      decision = decide(true);
      NANOSECONDS.sleep(
          decision.map(LookupDecision::timeUntilCall).orElse(Duration.ZERO).toNanos());
    } finally {
      replica.turn.release();
    }
    return decision.isEmpty() ? callDirectly() : Optional.empty();
  }

  private Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private HarvestJobException refused(Duration retryAfter) {
    replica.recorder.refused.increment();
    String message = "The budget of calls that all replicas share through Redis is used up";
    return new ServiceError(429, "TooManyRequestsException", message, null, retryAfter)
        .toException();
  }

  @Override
  public void close() {
    if (!awaited.isEmpty()) {
      replica.recorder.waiting.decrement();
    }
    if (hasLease) {
      replica.coordinator.release(id, token);
    }
  }
}

package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.gson.JsonParseException;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.redis.PendingLookupRegistry.PendingLookup;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One lookup: asks Redis what to do next until there is a job or an error. Without Redis it is just
 * the call.
 */
final class CoordinatedLookup implements AutoCloseable {

  /** In case that a result is published while the subscription is broken. */
  private static final Duration LONGEST_WAIT_FOR_MESSAGE = Duration.ofMillis(250);

  private final HarvestJobId id;
  private final LookupDependencies replica;
  private final String token = UUID.randomUUID().toString();
  private final long deadline;
  private boolean useStored = true;
  private boolean hasTurn;
  private boolean hasLease;

  CoordinatedLookup(HarvestJobId id, LookupDependencies replica) {
    this.id = id;
    this.replica = replica;
    this.deadline = System.nanoTime() + replica.settings().maxWait().toNanos();
  }

  HarvestJob get() {
    try {
      Optional<HarvestJob> job = Optional.empty();
      while (job.isEmpty()) {
        job = attempt();
      }
      return job.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(
          Reason.INTERRUPTED, "Interrupted before there was a harvest job", e);
    }
  }

  private Optional<HarvestJob> attempt() throws InterruptedException {
    try (PendingLookup pending = replica.pending().register(id)) {
      Optional<LookupDecision> decision =
          replica.coordinator().decide(id, token, useStored, hasTurn, remaining());
      boolean interrupted = Thread.interrupted();
      hasLease |= interrupted || decision.filter(LookupDecision::grantsLease).isPresent();
      if (interrupted) {
        throw new InterruptedException();
      }
      return decision.isEmpty() ? callDirectly() : follow(decision.get(), pending);
    }
  }

  private Optional<HarvestJob> follow(LookupDecision decision, PendingLookup pending)
      throws InterruptedException {
    return switch (decision.action()) {
      case RETURN -> returnStored(decision.value());
      case CALL -> callAfter(decision.duration());
      case WAIT -> awaitResult(pending, decision.duration());
      case QUEUE -> awaitTurn();
      case REFUSE -> throw refused(decision.duration());
    };
  }

  private Optional<HarvestJob> returnStored(String json) {
    try {
      HarvestJob job =
          RedisValueCodec.read(json, UnverifiedHarvestJob.class).verify(id, null, null);
      replica.recorder().stored.increment();
      return Optional.of(job);
    } catch (JsonParseException | NoUsableResponseException e) {
      replica.failures().add(e);
      useStored = false;
      return Optional.empty();
    }
  }

  private Optional<HarvestJob> callAfter(Duration delay) throws InterruptedException {
    if (delay.isZero()) {
      giveUpTurn();
      return Optional.of(call());
    }
    NANOSECONDS.sleep(delay.toNanos());
    return Optional.empty();
  }

  private HarvestJob call() {
    replica.recorder().coordinated.increment();
    try {
      HarvestJob job = replica.delegate().get(id);
      hasLease = false;
      replica.coordinator().completeWith(job, token);
      return job;
    } catch (HarvestJobException e) {
      hasLease = false;
      replica.coordinator().completeWith(e, id, token);
      throw e;
    }
  }

  private Optional<HarvestJob> callDirectly() {
    giveUpTurn();
    replica.recorder().direct.increment();
    return Optional.of(replica.delegate().get(id));
  }

  private Optional<HarvestJob> awaitResult(PendingLookup pending, Duration atMost)
      throws InterruptedException {
    giveUpTurn();
    Duration timeout = Collections.min(List.of(atMost, remaining(), LONGEST_WAIT_FOR_MESSAGE));
    Optional<HarvestJob> job = pending.await(timeout).flatMap(result -> result.jobOrThrow(id));
    job.ifPresent(shared -> replica.recorder().shared.increment());
    if (job.isEmpty() && remaining().isZero()) {
      throw new NoUsableResponseException(
          Reason.TIMED_OUT,
          "Another replica's call for harvest job %s did not end within %s"
              .formatted(id, replica.settings().maxWait()),
          null);
    }
    return job;
  }

  private Optional<HarvestJob> awaitTurn() throws InterruptedException {
    hasTurn = replica.turn().tryAcquire(remaining().toNanos(), NANOSECONDS);
    if (!hasTurn) {
      throw refused(replica.settings().maxWait());
    }
    return Optional.empty();
  }

  private void giveUpTurn() {
    if (hasTurn) {
      hasTurn = false;
      replica.turn().release();
    }
  }

  private Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private HarvestJobException refused(Duration retryAfter) {
    replica.recorder().refused.increment();
    String message = "The budget of calls that all replicas share through Redis is used up";
    return new ServiceError(429, "TooManyRequestsException", message, null, retryAfter)
        .toException();
  }

  @Override
  public void close() {
    giveUpTurn();
    if (hasLease) {
      replica.coordinator().release(id, token);
    }
  }
}

package io.harvestjob.adapters.redis;

import static io.harvestjob.adapterkit.ServiceErrorType.TOO_MANY_REQUESTS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.gson.JsonParseException;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.redis.PendingLookupRegistry.PendingLookup;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One lookup: asks Redis what to do next until there is a job or an error. Without Redis it is just
 * the call.
 */
final class CoordinatedLookup implements AutoCloseable {

  /** In case that a result is published while the subscription is broken. */
  private static final Duration LONGEST_WAIT_FOR_MESSAGE = Duration.ofMillis(250);

  private final HarvestJobId id;
  private final LookupDependencies dependencies;
  private final String token = UUID.randomUUID().toString();
  private final long deadline;
  private boolean useStored = true;
  private boolean hasTurn;
  private boolean hasLease;

  CoordinatedLookup(HarvestJobId id, LookupDependencies dependencies) {
    this.id = id;
    this.dependencies = dependencies;
    this.deadline = System.nanoTime() + dependencies.settings().maxWait().toNanos();
  }

  HarvestJob get() {
    Optional<HarvestJob> job = Optional.empty();
    while (job.isEmpty()) {
      job = attempt();
    }
    return job.get();
  }

  private Optional<HarvestJob> attempt() {
    requireNotInterrupted();
    try (PendingLookup pending = dependencies.pending().register(id)) {
      Optional<LookupDecision> decision = decide();
      requireNotInterrupted();
      return decision.isEmpty() ? callDirectly() : follow(decision.get(), pending);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    }
  }

  private Optional<LookupDecision> decide() {
    Optional<LookupDecision> decision =
        dependencies.coordinator().decide(id, token, useStored, hasTurn, remaining());
    hasLease |= decision.filter(LookupDecision::grantsLease).isPresent();
    return decision;
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
      UnverifiedHarvestJob stored = RedisValueCodec.read(json, UnverifiedHarvestJob.class);
      HarvestJob job = stored.verify(id, null, null);
      dependencies.recorder().stored.increment();
      return Optional.of(job);
    } catch (JsonParseException | NoUsableResponseException e) {
      dependencies.failures().add(e);
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
    dependencies.recorder().coordinated.increment();
    try {
      HarvestJob job = dependencies.delegate().get(id);
      hasLease = false;
      dependencies.coordinator().completeWith(job, token);
      return job;
    } catch (HarvestJobException e) {
      hasLease = false;
      dependencies.coordinator().completeWith(e, id, token);
      throw e;
    }
  }

  private Optional<HarvestJob> callDirectly() {
    giveUpTurn();
    dependencies.recorder().direct.increment();
    return Optional.of(dependencies.delegate().get(id));
  }

  private Optional<HarvestJob> awaitResult(PendingLookup pending, Duration atMost)
      throws InterruptedException {
    giveUpTurn();
    Optional<HarvestJob> job =
        pending
            .await(shortest(atMost, remaining(), LONGEST_WAIT_FOR_MESSAGE))
            .flatMap(result -> result.jobOrThrow(id));
    job.ifPresent(shared -> dependencies.recorder().shared.increment());
    if (job.isEmpty() && remaining().isZero()) {
      throw timedOut();
    }
    return job;
  }

  private Optional<HarvestJob> awaitTurn() throws InterruptedException {
    hasTurn = dependencies.turn().tryAcquire(remaining().toNanos(), NANOSECONDS);
    if (!hasTurn) {
      throw refused(dependencies.settings().maxWait());
    }
    return Optional.empty();
  }

  private void giveUpTurn() {
    if (hasTurn) {
      hasTurn = false;
      dependencies.turn().release();
    }
  }

  private Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private static Duration shortest(Duration first, Duration second, Duration third) {
    return Duration.ofNanos(Math.min(first.toNanos(), Math.min(second.toNanos(), third.toNanos())));
  }

  private HarvestJobException refused(Duration retryAfter) {
    dependencies.recorder().refused.increment();
    return TOO_MANY_REQUESTS.toException(
        new Details(
            "The budget of calls that all replicas share through Redis is used up",
            TOO_MANY_REQUESTS.httpStatus(),
            TOO_MANY_REQUESTS.errorCode(),
            null,
            retryAfter));
  }

  private HarvestJobException timedOut() {
    return new NoUsableResponseException(
        Reason.TIMED_OUT,
        "Another replica's call for harvest job %s did not end within %s"
            .formatted(id, dependencies.settings().maxWait()),
        null);
  }

  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(null);
    }
  }

  private static HarvestJobException interrupted(@Nullable InterruptedException cause) {
    return new NoUsableResponseException(
        Reason.INTERRUPTED, "Interrupted before there was a harvest job", cause);
  }

  @Override
  public void close() {
    giveUpTurn();
    if (hasLease) {
      dependencies.coordinator().release(id, token);
    }
  }
}

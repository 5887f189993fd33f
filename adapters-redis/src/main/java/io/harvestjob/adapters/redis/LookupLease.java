package io.harvestjob.adapters.redis;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapters.redis.LookupDecision.Action;
import io.harvestjob.domain.HarvestJobId;
import java.util.List;
import java.util.UUID;

/** The right of one lookup to make its call; closing it gives that to the others. */
final class LookupLease implements AutoCloseable {

  private static final LuaScript DECIDE = LuaScript.load("decide.lua");
  private static final LuaScript COMPLETE = LuaScript.load("complete.lua");

  private final RedisHarvestJobRepository replica;
  private final List<String> keys;
  private final long leaseMillis;
  private final String token = UUID.randomUUID().toString();
  private LookupOutcome outcome = LookupOutcome.NO_CALL;
  private boolean held;

  LookupLease(HarvestJobId id, RedisHarvestJobRepository replica) {
    RedisKeys names = new RedisKeys(replica.settings.namespace());
    this.replica = replica;
    this.keys = List.of(names.job(id), names.lease(id), names.budget(), names.result(id));
    this.leaseMillis = replica.settings.leaseTime().toMillis();
  }

  /**
   * Returns what to do next.
   *
   * @param awaited the token of the lookup whose result it waits for
   * @param useStored whether a stored job or the result of another lookup will do
   * @param queued whether this is the lookup of this replica whose turn it is
   * @param remaining how many nanoseconds it may wait
   */
  LookupDecision decide(String awaited, boolean useStored, boolean queued, long remaining)
      throws InterruptedException {
    Object[] arguments = {
      token,
      awaited,
      useStored,
      queued,
      replica.settings.lookupsPerSecond(),
      replica.settings.burst(),
      NANOSECONDS.toMicros(remaining),
      leaseMillis
    };
    LookupDecision decision =
        replica.redis.execute(
            client -> LookupDecision.from(DECIDE.run(client, keys, arguments)),
            LookupDecision.WITHOUT_REDIS);
    boolean interrupted = Thread.interrupted();
    held |= interrupted || decision.action() == Action.CALL;
    if (interrupted) {
      throw new InterruptedException();
    }
    return decision;
  }

  /** Sets what the others are told when this is closed. */
  void setOutcome(LookupOutcome outcome) {
    this.outcome = outcome;
  }

  @Override
  public void close() {
    if (held) {
      boolean interrupted = Thread.interrupted(); // who is interrupted gives the lease back, too
      Object[] arguments = {
        token,
        outcome.action(),
        outcome.text(),
        outcome.ttl().toMillis(),
        outcome.finished(),
        leaseMillis,
        MICROSECONDS.convert(outcome.pause())
      };
      replica.redis.execute(client -> COMPLETE.run(client, keys, arguments), outcome);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.TooManyRequestsException;
import java.util.concurrent.Semaphore;

/**
 * Shares the lookups of another repository with all replicas that use the same Redis or Valkey and
 * the same namespace. Thread-safe.
 *
 * <ul>
 *   <li>A job that has finished is looked up once and then kept; a running one is reused for the
 *       configured time. Errors are never kept.
 *   <li>Of all who ask for the same job at the same time, one makes the call and the others get its
 *       result. If the one dies, its lease expires and another makes the call.
 *   <li>All replicas together stay within one budget of calls, kept by the clock of Redis, and take
 *       turns. When the service throttles one of them, all pause.
 * </ul>
 *
 * <p>Redis is never needed: if it cannot be reached, is full, is slow or responds with nonsense,
 * the other repository is asked at once and outside of the budget. It is used again as soon as it
 * responds. A line is logged through {@link System.Logger}, once a minute for each reason, and
 * {@link #statistics()} counts.
 *
 * <p>Redis holds what {@code DescribeHarvestJob} returns and nothing else: no credentials, and no
 * error but that a job was not found. Whoever can write to it can make up jobs.
 */
public final class RedisHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final ReconnectingRedisSession session;
  private final LookupDependencies dependencies;

  private RedisHarvestJobRepository(
      ReconnectingRedisSession session, LookupDependencies dependencies) {
    this.session = session;
    this.dependencies = dependencies;
  }

  /**
   * Returns a repository that is connected to Redis, or will be as soon as that can be reached. It
   * has two daemon threads until it is closed.
   *
   * @param delegate looks up what Redis does not know; whoever passes it in closes it
   * @param settings where Redis is, and what to share
   */
  public static RedisHarvestJobRepository create(
      HarvestJobRepository delegate, RedisSettings settings) {
    requireNonNull(delegate, "delegate");
    RedisFailureLogger failures =
        new RedisFailureLogger(settings, "harvest jobs are looked up without it", System::nanoTime);
    PendingLookupRegistry pending = new PendingLookupRegistry();
    String channel = new RedisKeys(settings.namespace()).resultsChannel();
    ReconnectingRedisSession session =
        ReconnectingRedisSession.open(
            settings, failures, channel, pending::onMessage, pending::wakeAll);
    return new RedisHarvestJobRepository(
        session,
        new LookupDependencies(
            delegate,
            settings,
            new LookupCoordinator(session.client(), settings),
            pending,
            new Semaphore(1, true),
            new RedisStatisticsRecorder(failures),
            failures));
  }

  /**
   * {@inheritDoc}
   *
   * <p>It may wait for {@link RedisSettings#maxWait()} before the call of the other repository, and
   * the calling thread makes that call.
   *
   * @throws TooManyRequestsException also if the budget of all replicas is used up; {@link
   *     HarvestJobException#retryAfter()} tells when to try again
   * @throws NoUsableResponseException also if the calls of other replicas took too long
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    try (CoordinatedLookup lookup = new CoordinatedLookup(id, dependencies)) {
      return lookup.get();
    }
  }

  /** Returns what this replica has counted so far. */
  public RedisStatistics statistics() {
    return dependencies.recorder().statistics(dependencies.pending().waiting());
  }

  /** Closes the connections to Redis; lookups from then on are made without it. */
  @Override
  public void close() {
    session.close();
  }
}

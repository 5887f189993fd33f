package io.harvestjob.adapters.redis;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
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
 * responds. A line is logged through {@link System.Logger} at once and then once a minute for each
 * kind of failure, and another when Redis is used again; {@link #statistics()} counts.
 *
 * <p>A notification makes what is shared about its job stale, and reaches the listeners of all
 * other replicas. As notifications are, it is best effort: while Redis cannot be reached, or where
 * a subscription has died without a sign, it gets no further than this replica, and the next poll
 * of the others finds what it announced.
 *
 * <p>Redis holds what {@code DescribeHarvestJob} returns and nothing else: no credentials, and no
 * error but that a job was not found. Whoever can write to it can make up jobs.
 */
public final class RedisHarvestJobRepository
    implements HarvestJobRepository, HarvestJobNotificationListener, AutoCloseable {

  final HarvestJobRepository delegate;
  final RedisSettings settings;
  final RedisStatisticsRecorder recorder = new RedisStatisticsRecorder();
  final RedisFailureLogger failures;
  final ReconnectingRedisClient redis;

  /** Of many lookups one reserves a call ahead, so that a replica with few has its turn too. */
  final Semaphore turn = new Semaphore(1, true);

  private final NotificationRelay notifications;

  private RedisHarvestJobRepository(HarvestJobRepository delegate, RedisSettings settings) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.settings = requireNonNull(settings, "settings");
    this.failures = new RedisFailureLogger(settings, System::nanoTime);
    this.redis = new ReconnectingRedisClient(settings, failures);
    this.notifications =
        new NotificationRelay(new RedisKeys(settings.namespace()), redis, failures);
    if (delegate instanceof HarvestJobNotificationListener listener) {
      notifications.addListener(listener);
    }
    redis.start(notifications::onMessage);
  }

  /**
   * Returns a repository that is connected to Redis, or will be as soon as that can be reached. It
   * has threads of its own, all of them daemons, until it is closed.
   *
   * @param delegate looks up what Redis does not know; whoever passes it in closes it
   * @param settings where Redis is, and what to share
   */
  public static RedisHarvestJobRepository create(
      HarvestJobRepository delegate, RedisSettings settings) {
    return new RedisHarvestJobRepository(delegate, settings);
  }

  /**
   * Adds a listener that is told of notifications that other replicas received, on a thread of this
   * repository, for instance {@code AwaitHarvestJob::onNotification}. It should return soon, and
   * may call {@link #onNotification} with what it is told. What it throws is logged, and keeps the
   * notification from no other listener.
   */
  public void addNotificationListener(HarvestJobNotificationListener listener) {
    notifications.addListener(requireNonNull(listener, "listener"));
  }

  /**
   * {@inheritDoc}
   *
   * <p>What Redis holds about the job is removed, so that the next lookup by anybody calls the
   * service, and the listeners of the other replicas are told. That takes one time-out at most. A
   * notification that this replica has published or heard already (it remembers up to 1,000)
   * changes nothing in Redis and is not passed on; the other repository is told each time.
   */
  @Override
  public void onNotification(HarvestJobNotification notification) {
    notifications.publish(requireNonNull(notification, "notification"));
    if (delegate instanceof HarvestJobNotificationListener listener) {
      listener.onNotification(notification);
    }
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
    return new CoordinatedLookup(requireNonNull(id, "id"), this).get();
  }

  /** Returns what this replica has counted so far. */
  public RedisStatistics statistics() {
    return recorder.statistics(failures.count());
  }

  /** Closes the connections to Redis; lookups from then on are made without it. */
  @Override
  public void close() {
    redis.close();
  }
}

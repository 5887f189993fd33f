package io.harvestjob.application;

import static io.harvestjob.domain.NoUsableResponseException.Reason.TIMED_OUT;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls another repository as little as possible. Thread-safe. It needs {@code
 * com.github.ben-manes.caffeine:caffeine} 3.2 or newer on the class path, which this artifact does
 * not bring along.
 *
 * <ul>
 *   <li>Concurrent lookups of one id are one call of the other repository.
 *   <li>A finished job never changes, so it is remembered and not looked up again; the 10,000 jobs
 *       that are looked up most and last are.
 *   <li>A running job is looked up each time, unless {@link Builder#runningTtl} allows its state to
 *       be reused for a while.
 *   <li>Errors are never remembered. Callers that share a call share its exception.
 * </ul>
 *
 * <p>A call runs on an executor, and not on the thread of the caller that caused it. So a caller
 * that is interrupted or gives up leaves at once, and the others get their response all the same.
 * For the same reason thread-locals reach the other repository only if the {@link Builder#executor}
 * takes them there, and each call has a time limit of its own: after {@link Builder#callTimeout}
 * its callers get a {@link NoUsableResponseException.Reason#TIMED_OUT NoUsableResponseException},
 * and the next lookup is a new call. A call that hangs for longer keeps its thread until the other
 * repository ends it.
 *
 * <p>It hears of notifications, so that the lookup that follows one is a call.
 */
public final class CachingHarvestJobRepository
    implements HarvestJobRepository, HarvestJobNotificationListener, AutoCloseable {

  private static final int MAX_JOBS = 10_000;

  private final Duration finishedTtl;
  private final Duration runningTtl;
  private final Duration callTimeout;
  private final ExecutorService ownThreads;
  private final AsyncRepositoryCaller caller;
  private final LongAdder coalesced = new LongAdder();
  private final AsyncCache<HarvestJobId, Response> calls;
  private final CompletableFuture<Response> closed = new CompletableFuture<>();

  /**
   * What a {@link CachingHarvestJobRepository} has counted since it was created.
   *
   * @param hits lookups of a job that was remembered
   * @param calls calls of the other repository
   * @param coalesced lookups that shared the call of another lookup
   */
  public record Statistics(long hits, long calls, long coalesced) {}

  /** How a call ended; Caffeine would log a failed future as a warning. */
  private record Response(@Nullable HarvestJob job, @Nullable Throwable failure) {

    HarvestJob jobOrThrow() {
      if (failure != null) {
        throw FutureAwaiter.<RuntimeException>asItIs(failure);
      }
      return requireNonNull(job);
    }
  }

  /** Creates a repository with the defaults of {@link Builder}; the caller closes it. */
  public CachingHarvestJobRepository(HarvestJobRepository repository) {
    this(builder(repository));
  }

  private CachingHarvestJobRepository(Builder builder) {
    this.finishedTtl = builder.finishedTtl;
    this.runningTtl = builder.runningTtl;
    this.callTimeout = builder.callTimeout;
    this.ownThreads =
        DaemonThreadPoolFactory.newThreadPool(builder.maxConcurrentCalls, "harvestjob-call");
    this.caller =
        new AsyncRepositoryCaller(
            builder.repository, requireNonNullElse(builder.executor, ownThreads));
    this.calls =
        Caffeine.newBuilder()
            .maximumSize(MAX_JOBS)
            .ticker(builder.nanoTime::getAsLong)
            .executor(Runnable::run)
            .expireAfter(Expiry.writing((HarvestJobId id, Response response) -> ttl(response)))
            .recordStats()
            .buildAsync();
  }

  private Duration ttl(Response response) {
    if (response.job() == null) {
      return Duration.ZERO;
    }
    return response.job().isFinished() ? finishedTtl : runningTtl;
  }

  /**
   * Returns a builder of repositories that call {@code repository}, which the caller closes.
   *
   * @throws NullPointerException if {@code repository} is null
   */
  public static Builder builder(HarvestJobRepository repository) {
    return new Builder(repository);
  }

  /**
   * Returns the job if it is remembered, and otherwise what the other repository returns.
   *
   * @throws io.harvestjob.domain.HarvestJobException what the other repository throws; also if the
   *     calling thread is interrupted, or the call takes longer than its time limit
   * @throws IllegalStateException if this was closed, also while the call runs or waits for its
   *     turn
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    CompletableFuture<Response> call = closed.isDone() ? closed : callOf(id);
    Response response = FutureAwaiter.resultOf(closed.applyToEither(call, ended -> ended));
    if (ttl(response).isZero()) {
      calls.asMap().remove(id, call); // Caffeine does so too, but perhaps after this returns
    }
    return response.jobOrThrow();
  }

  /** Starts a call outside of the cache, which holds a lock while it is asked. */
  private CompletableFuture<Response> callOf(HarvestJobId id) {
    CompletableFuture<Response> started = new CompletableFuture<>();
    CompletableFuture<Response> call = calls.get(id, (key, executor) -> started);
    if (call == started) {
      start(id, started);
    } else if (!call.isDone()) {
      coalesced.increment();
    }
    return call;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callers have the future of the call
  private void start(HarvestJobId id, CompletableFuture<Response> call) {
    CompletableFuture<HarvestJob> result = new CompletableFuture<>();
    result.whenComplete((job, failure) -> call.complete(new Response(job, failure)));
    caller.call(id, result);
    call.completeOnTimeout(new Response(null, timedOut()), callTimeout.toNanos(), NANOSECONDS);
  }

  private NoUsableResponseException timedOut() {
    return new NoUsableResponseException(TIMED_OUT, "no response within " + callTimeout, null);
  }

  /**
   * Forgets the job of a notification, after the other repository has heard of it if it listens. A
   * lookup that begins after this has returned is a new call, even if one is in flight.
   */
  @Override
  public void onNotification(HarvestJobNotification notification) {
    requireNonNull(notification, "notification");
    try {
      HarvestJobNotificationListener.tell(caller.repository(), notification);
    } finally {
      calls.synchronous().invalidate(notification.id());
    }
  }

  /** Returns what was counted so far. */
  public Statistics statistics() {
    long shared = coalesced.sum();
    CacheStats stats = calls.synchronous().stats();
    return new Statistics(stats.hitCount() - shared, stats.missCount(), shared);
  }

  /**
   * Ends all lookups at once with {@link IllegalStateException}, also those that wait for their
   * turn, and the threads that this repository created, whose calls are interrupted. The other
   * repository and an executor of the caller are left as they are.
   */
  @Override
  public void close() {
    closed.complete(new Response(null, new IllegalStateException("Closed")));
    ownThreads.shutdownNow();
  }

  /** Builds repositories. Not thread-safe. Every setting has a default. */
  public static final class Builder {

    private static final Duration MAX_DURATION = Duration.ofDays(365);

    private final HarvestJobRepository repository;
    private Duration finishedTtl = Duration.ofHours(24);
    private Duration runningTtl = Duration.ZERO;
    private Duration callTimeout = Duration.ofMinutes(1);
    private int maxConcurrentCalls = 64;
    private @Nullable Executor executor;
    private LongSupplier nanoTime = System::nanoTime;

    private Builder(HarvestJobRepository repository) {
      this.repository = requireNonNull(repository, "repository");
    }

    /**
     * Sets how long a finished job is remembered: 0 to 365 days, 24 h by default.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder finishedTtl(Duration newFinishedTtl) {
      finishedTtl = requireInRange(newFinishedTtl, Duration.ZERO, MAX_DURATION, "finishedTtl");
      return this;
    }

    /**
     * Sets how long the state of a running job is reused: 0 to 365 days, 0 by default.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder runningTtl(Duration newRunningTtl) {
      runningTtl = requireInRange(newRunningTtl, Duration.ZERO, MAX_DURATION, "runningTtl");
      return this;
    }

    /**
     * Sets the time limit of a call: 1 ms to 365 days, 1 minute by default. It should be longer
     * than the other repository's own deadline, which also ends the call and frees its thread.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder callTimeout(Duration newTimeout) {
      callTimeout = requireInRange(newTimeout, Duration.ofMillis(1), MAX_DURATION, "callTimeout");
      return this;
    }

    /**
     * Sets how many calls may be in flight at a time, each on a daemon thread: 1 or more, 64 by
     * default. Further ones wait for their turn within {@link #callTimeout}. It has no effect
     * beside an {@link #executor}.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxConcurrentCalls(int newMax) {
      maxConcurrentCalls = requireInRange(newMax, 1, Integer.MAX_VALUE, "maxConcurrentCalls");
      return this;
    }

    /**
     * Sets what calls run on, virtual threads for example; the caller closes it. It must start a
     * call at once and on another thread: on the thread of its caller a call has no time limit, and
     * ends for all when that caller is interrupted. What it captures from the calling thread, a
     * trace for example, is that of the lookup which caused the call.
     */
    public Builder executor(Executor newExecutor) {
      executor = requireNonNull(newExecutor, "executor");
      return this;
    }

    /** Sets the monotonic clock, in nanoseconds; {@link System#nanoTime} by default. */
    public Builder nanoTime(LongSupplier newNanoTime) {
      nanoTime = requireNonNull(newNanoTime, "nanoTime");
      return this;
    }

    /**
     * Returns a new repository; the caller closes it.
     *
     * @throws NoClassDefFoundError if Caffeine is not on the class path
     */
    public CachingHarvestJobRepository build() {
      return new CachingHarvestJobRepository(this);
    }

    private static <T extends Comparable<T>> T requireInRange(T value, T min, T max, String name) {
      if (requireNonNull(value, name).compareTo(min) < 0 || value.compareTo(max) > 0) {
        throw new IllegalArgumentException("%s is out of range: %s".formatted(name, value));
      }
      return value;
    }
  }
}

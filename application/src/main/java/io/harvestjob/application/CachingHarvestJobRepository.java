package io.harvestjob.application;

import static io.harvestjob.domain.NoUsableResponseException.Reason.TIMED_OUT;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
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
 *   <li>A finished job never changes, so it is remembered and not looked up again.
 *   <li>A running job is looked up each time, unless {@link Builder#runningTtl} allows its state to
 *       be reused for a while.
 *   <li>Errors are never remembered. Callers that share a call share its exception.
 * </ul>
 *
 * <p>A call runs on an executor, and not on the thread of the caller that caused it. So a caller
 * that is interrupted or gives up leaves at once, and the others get their response all the same.
 * For the same reason thread-locals do not reach the other repository, and each call has a time
 * limit of its own: after {@link Builder#callTimeout} its callers get a {@link
 * NoUsableResponseException.Reason#TIMED_OUT NoUsableResponseException}, and the next lookup is a
 * new call. A call that hangs for longer keeps its thread until the other repository ends it.
 *
 * <p>{@link #uncached()} returns the repository behind the cache.
 */
public final class CachingHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final HarvestJobRepository repository;
  private final HarvestJobCache cache;
  private final Duration callTimeout;
  private final @Nullable ExecutorService created;
  private final AsyncRepositoryCaller caller;
  private final ConcurrentMap<HarvestJobId, CompletableFuture<HarvestJob>> callsInFlight =
      new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder calls = new LongAdder();
  private final LongAdder coalesced = new LongAdder();

  /**
   * What a {@link CachingHarvestJobRepository} has counted since it was created.
   *
   * @param hits lookups of a job that was remembered
   * @param calls calls of the other repository
   * @param coalesced lookups that shared the call of another lookup
   */
  public record Statistics(long hits, long calls, long coalesced) {}

  /** Creates a repository with the defaults of {@link Builder}; the caller closes it. */
  public CachingHarvestJobRepository(HarvestJobRepository repository) {
    this(builder(repository));
  }

  private CachingHarvestJobRepository(Builder builder) {
    this.repository = builder.repository;
    this.cache =
        new HarvestJobCache(
            builder.finishedTtl, builder.runningTtl, builder.maxJobs, builder.nanoTime);
    this.callTimeout = builder.callTimeout;
    this.created =
        builder.executor == null
            ? DaemonThreadPoolFactory.newThreadPool(builder.maxConcurrentCalls, "harvestjob-call")
            : null;
    this.caller =
        new AsyncRepositoryCaller(
            repository, created == null ? requireNonNull(builder.executor) : created);
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
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    @Nullable HarvestJob cached = cache.get(requireNonNull(id, "id"));
    return cached == null ? FutureAwaiter.resultOf(callOf(id)) : hit(cached);
  }

  private HarvestJob hit(HarvestJob cached) {
    hits.increment();
    return cached;
  }

  private CompletableFuture<HarvestJob> callOf(HarvestJobId id) {
    CompletableFuture<HarvestJob> call = new CompletableFuture<>();
    @Nullable CompletableFuture<HarvestJob> inFlight = callsInFlight.putIfAbsent(id, call);
    if (inFlight != null) {
      coalesced.increment();
      return inFlight;
    }
    start(id, call);
    return call;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callers have the future of the call
  private void start(HarvestJobId id, CompletableFuture<HarvestJob> call) {
    CompletableFuture<HarvestJob> response = new CompletableFuture<>();
    response.whenComplete((job, failure) -> finish(id, call, job, failure));
    @Nullable HarvestJob cached = cache.get(id); // by a call that ended just now
    if (cached != null) {
      response.complete(hit(cached));
      return;
    }
    calls.increment();
    response.orTimeout(callTimeout.toNanos(), NANOSECONDS);
    caller.call(id, response);
  }

  /** Removes the call before its result is published, so that no error is reused. */
  private void finish(
      HarvestJobId id,
      CompletableFuture<HarvestJob> call,
      @Nullable HarvestJob job,
      @Nullable Throwable failure) {
    if (job != null) {
      cache.put(id, job);
    }
    callsInFlight.remove(id, call);
    if (failure == null) {
      call.complete(requireNonNull(job));
    } else {
      call.completeExceptionally(failure instanceof TimeoutException ? timedOut() : failure);
    }
  }

  private NoUsableResponseException timedOut() {
    return new NoUsableResponseException(TIMED_OUT, "no response within " + callTimeout, null);
  }

  /** Returns the other repository, which looks every job up. */
  public HarvestJobRepository uncached() {
    return repository;
  }

  /**
   * Forgets a job, so that its next lookup is a call: for when a notification says that a job has
   * changed whose state is reused.
   */
  public void invalidate(HarvestJobId id) {
    cache.invalidate(requireNonNull(id, "id"));
  }

  /** Returns what was counted so far. */
  public Statistics statistics() {
    return new Statistics(hits.sum(), calls.sum(), coalesced.sum());
  }

  /**
   * Ends the threads that this repository created, and interrupts the calls on them. The other
   * repository and an executor of the caller are left as they are.
   */
  @Override
  public void close() {
    if (created != null) {
      created.shutdownNow();
    }
  }

  /** Builds repositories. Not thread-safe. Every setting has a default. */
  public static final class Builder {

    private static final Duration MAX_DURATION = Duration.ofDays(365);

    private final HarvestJobRepository repository;
    private Duration finishedTtl = HarvestJobCache.DEFAULT_FINISHED_TTL;
    private Duration runningTtl = Duration.ZERO;
    private Duration callTimeout = Duration.ofMinutes(1);
    private int maxJobs = HarvestJobCache.DEFAULT_MAX_JOBS;
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
      finishedTtl = requireInRange(newFinishedTtl, Duration.ZERO, "finishedTtl");
      return this;
    }

    /**
     * Sets how long the state of a running job is reused: 0 to 365 days, 0 by default.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder runningTtl(Duration newRunningTtl) {
      runningTtl = requireInRange(newRunningTtl, Duration.ZERO, "runningTtl");
      return this;
    }

    /**
     * Sets the time limit of a call: 1 ms to 365 days, 1 minute by default. It should be longer
     * than the other repository's own deadline, which also ends the call and frees its thread.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder callTimeout(Duration newCallTimeout) {
      callTimeout = requireInRange(newCallTimeout, Duration.ofMillis(1), "callTimeout");
      return this;
    }

    /**
     * Sets how many jobs are remembered: 1 or more, 10,000 by default.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxJobs(int newMaxJobs) {
      maxJobs = requirePositive(newMaxJobs, "maxJobs");
      return this;
    }

    /**
     * Sets how many calls may be in flight at a time, each on a daemon thread: 1 or more, 64 by
     * default. Further ones wait for their turn within {@link #callTimeout}. It has no effect
     * beside an {@link #executor}.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxConcurrentCalls(int newMaxConcurrentCalls) {
      maxConcurrentCalls = requirePositive(newMaxConcurrentCalls, "maxConcurrentCalls");
      return this;
    }

    /** Sets what calls run on, virtual threads for example; the caller closes it. */
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

    private static Duration requireInRange(Duration value, Duration min, String name) {
      if (requireNonNull(value, name).compareTo(min) < 0 || value.compareTo(MAX_DURATION) > 0) {
        throw new IllegalArgumentException("%s is out of range: %s".formatted(name, value));
      }
      return value;
    }

    private static int requirePositive(int value, String name) {
      if (value < 1) {
        throw new IllegalArgumentException("%s is out of range: %d".formatted(name, value));
      }
      return value;
    }
  }
}

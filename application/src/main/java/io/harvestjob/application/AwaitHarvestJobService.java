package io.harvestjob.application;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Waits for any number of jobs at once, on a few threads and within common {@link PollLimits
 * limits}. Thread-safe; no lock is held while a job is polled or a listener is called.
 *
 * <p>A job is polled at once, then at a poll interval that grows by half each time, up to six times
 * the first, and a last time at the deadline. By default the intervals are 10 s, 15 s, 22 s, 34 s,
 * 51 s, and then 60 s each, every one up to 20 % shorter or longer at random. However many wait for
 * a job, it is polled once for all, at the shortest interval that they ask for. If more polls are
 * due than the limits allow, last polls and those that a notification asks for go first, then
 * whichever has been due longest. If the service asks for a pause ({@link
 * io.harvestjob.domain.HarvestJobException#retryAfter()}), the job, or after a throttle any job, is
 * not polled before it is over; a pause of more than an hour counts as an hour.
 *
 * <p>A wait ends at its deadline or with its last poll, at most 3 seconds after the deadline. If a
 * call of the repository never returns, the waits for its job end nevertheless, and those for other
 * jobs go on; but its thread stays occupied, and it counts against {@link
 * PollLimits#maxConcurrentPolls} until the service is closed.
 *
 * <p>Nothing is remembered once a wait has ended: who wants that another wait for a finished job
 * ends without a poll puts a {@link CachingHarvestJobRepository} in front of the repository.
 */
public final class AwaitHarvestJobService implements AwaitHarvestJob, AutoCloseable {

  private final HarvestJobRepository repository;
  private final ExecutorService ownThreads;
  private final ScheduledExecutorService ownTimer;
  private final WaitScheduler waits;

  /**
   * What an {@link AwaitHarvestJobService} has to do, and has done since it was created.
   *
   * @param openWaits waits that have not ended
   * @param polls polls that have begun
   * @param throttles polls that the service refused with {@link
   *     io.harvestjob.domain.TooManyRequestsException}
   */
  public record Statistics(int openWaits, long polls, long throttles) {}

  /** Creates a service with the defaults of {@link Builder}. */
  public AwaitHarvestJobService(HarvestJobRepository repository) {
    this(builder(repository));
  }

  private AwaitHarvestJobService(Builder builder) {
    this.repository = builder.repository;
    this.ownThreads =
        DaemonThreadPoolFactory.newThreadPool(
            builder.limits.maxConcurrentPolls(), "harvestjob-poll");
    this.ownTimer = DaemonThreadPoolFactory.newThreadPool(1, "harvestjob-poll-timer");
    LongSupplier nanoTime = builder.nanoTime;
    long start = nanoTime.getAsLong();
    this.waits =
        new WaitScheduler(
            new PollLimiter(builder.limits),
            builder.random,
            new AsyncRepositoryCaller(repository, requireNonNullElse(builder.executor, ownThreads)),
            requireNonNullElse(builder.timer, ownTimer),
            () -> nanoTime.getAsLong() - start);
  }

  /**
   * Returns a builder of services that poll {@code repository}, which the caller closes.
   *
   * @throws NullPointerException if {@code repository} is null
   */
  public static Builder builder(HarvestJobRepository repository) {
    return new Builder(repository);
  }

  @Override
  public WaitOutcome await(Query query, Consumer<? super WaitProgress> listener) {
    CompletableFuture<WaitOutcome> wait = awaitAsync(query, listener);
    try {
      return FutureAwaiter.resultOf(wait);
    } finally {
      wait.cancel(false); // of no effect unless interrupted
    }
  }

  @Override
  public CompletableFuture<WaitOutcome> awaitAsync(
      Query query, Consumer<? super WaitProgress> listener) {
    requireNonNull(listener, "listener");
    QueryValidator.requireValid(requireNonNull(query, "query"));
    return waits.start(query, listener);
  }

  @Override
  public boolean onNotification(HarvestJobNotification notification) {
    requireNonNull(notification, "notification");
    boolean waitedFor;
    try {
      HarvestJobNotificationListener.tell(repository, notification);
    } finally {
      waitedFor = waits.onNotification(notification);
    }
    return waitedFor;
  }

  /** Returns what is waited for now, and what was counted so far. */
  public Statistics statistics() {
    return waits.statistics();
  }

  /**
   * Ends every wait with {@link WaitAbortedException}, and the threads that the service created.
   * Calls of the repository in flight on these are interrupted and not waited for. The repository,
   * and what was given to the builder, are left as they are.
   */
  @Override
  public void close() {
    waits.close();
    ownThreads.shutdownNow();
    ownTimer.shutdownNow();
  }

  /** Builds services. Not thread-safe. Every setting has a default. */
  public static final class Builder {

    private final HarvestJobRepository repository;
    private PollLimits limits = PollLimits.DEFAULT;
    private @Nullable Executor executor;
    private @Nullable ScheduledExecutorService timer;
    private LongSupplier nanoTime = System::nanoTime;
    private RandomGenerator random = new Random();

    private Builder(HarvestJobRepository repository) {
      this.repository = requireNonNull(repository, "repository");
    }

    /** Sets how often to poll; {@link PollLimits#DEFAULT} by default. */
    public Builder limits(PollLimits newLimits) {
      limits = requireNonNull(newLimits, "limits");
      return this;
    }

    /**
     * Sets the executor of the polls, which must neither block nor run them on the calling thread,
     * because all waits are locked while it takes one; daemon threads of the service by default. It
     * needs {@link PollLimits#maxConcurrentPolls} threads, or virtual ones: a poll that it keeps in
     * a queue counts as one that hangs. What it captures from the calling thread, a trace for
     * example, is that of a caller for few polls; most are handed over by the {@link #scheduler}.
     * The caller closes it.
     */
    public Builder executor(Executor newExecutor) {
      executor = requireNonNull(newExecutor, "executor");
      return this;
    }

    /** Sets the scheduler, which the caller closes; a daemon thread of the service by default. */
    public Builder scheduler(ScheduledExecutorService newScheduler) {
      timer = requireNonNull(newScheduler, "scheduler");
      return this;
    }

    /** Sets the monotonic clock, in nanoseconds; {@link System#nanoTime} by default. */
    public Builder nanoTime(LongSupplier newNanoTime) {
      nanoTime = requireNonNull(newNanoTime, "nanoTime");
      return this;
    }

    /** Sets where the jitter comes from; {@link Random} by default. */
    public Builder random(RandomGenerator newRandom) {
      random = requireNonNull(newRandom, "random");
      return this;
    }

    /** Returns a new service; the caller closes it. */
    public AwaitHarvestJobService build() {
      return new AwaitHarvestJobService(this);
    }
  }
}

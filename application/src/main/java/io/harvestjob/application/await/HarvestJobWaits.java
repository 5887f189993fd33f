package io.harvestjob.application.await;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobRepository;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Waits for any number of jobs at once, on two threads, within one budget of lookups. Thread-safe;
 * no lock is held while a job is looked up or a caller is told.
 *
 * <p>A job is looked up at once, then at growing intervals (by half, up to six times the first,
 * each spread by a fifth either way), and a last time at the deadline. If more looks are due than
 * the {@link WaitLimits limits} allow, the last looks and those that a notification asks for go
 * first, then whichever has been due longest. However many wait for a job, it is looked up once for
 * all.
 *
 * <p>Throttling, a service that fails and broken connections are ridden out until the deadline. A
 * wait ends at its deadline, or when its last look is answered, and no more than {@value
 * #OVERTIME_SECONDS} seconds after the deadline. A lookup that hangs delays it no further: one that
 * has been under way for so long at the deadline is not waited for at all. It keeps its thread,
 * though, until the repository ends it.
 */
public final class HarvestJobWaits implements AutoCloseable {

  /** The first interval if none is given, in seconds. */
  public static final int DEFAULT_INTERVAL_SECONDS = 10;

  /** The shortest first interval, in milliseconds. */
  public static final int SHORTEST_INTERVAL_MILLIS = 1;

  /** The longest time-out and first interval, in days: so long AWS keeps a job (documented). */
  public static final int LONGEST_TIMEOUT_DAYS = 90;

  /** How long after its deadline a wait may end, in seconds. */
  public static final int OVERTIME_SECONDS = 3;

  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(DEFAULT_INTERVAL_SECONDS);
  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(SHORTEST_INTERVAL_MILLIS);
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(LONGEST_TIMEOUT_DAYS);

  private final Lookout lookout;
  private final Executor lookups;
  private final RoomDriver driver;
  private final Runnable closeOwned;

  /** Waits within {@link WaitLimits#DEFAULT} on threads of its own, which {@link #close} ends. */
  public HarvestJobWaits(HarvestJobRepository repository) {
    this(repository, WaitLimits.DEFAULT);
  }

  /** Waits on threads of its own, which {@link #close} ends; none of them keeps the JVM alive. */
  public HarvestJobWaits(HarvestJobRepository repository, WaitLimits limits) {
    this(repository, limits, new OwnThreads(requireNonNull(limits, "limits")), new Random());
  }

  private HarvestJobWaits(
      HarvestJobRepository repository,
      WaitLimits limits,
      OwnThreads threads,
      RandomGenerator random) {
    this(repository, limits, threads.lookups(), threads.timer(), random, threads::close);
  }

  /**
   * Waits on what the caller keeps owning.
   *
   * @param lookups runs the lookups, never on the thread that hands them over
   * @param timer keeps the time and wakes; timed-out waits are told on its thread
   * @param random spreads the intervals
   */
  public HarvestJobWaits(
      HarvestJobRepository repository,
      WaitLimits limits,
      Executor lookups,
      WaitTimer timer,
      RandomGenerator random) {
    this(repository, limits, lookups, timer, random, () -> {});
  }

  private HarvestJobWaits(
      HarvestJobRepository repository,
      WaitLimits limits,
      Executor lookups,
      WaitTimer timer,
      RandomGenerator random,
      Runnable closeOwned) {
    this.lookout = new Lookout(repository);
    this.lookups = requireNonNull(lookups, "lookups");
    requireNonNull(limits, "limits");
    requireNonNull(timer, "timer");
    requireNonNull(random, "random");
    this.driver = new RoomDriver(new WaitRoom(limits, new Pace(random), this::look), timer);
    this.closeOwned = closeOwned;
  }

  /**
   * Waits for a job at the default interval; see {@link #start(HarvestJobId, Duration, Duration,
   * Consumer)}.
   */
  public CompletableFuture<WaitOutcome> start(HarvestJobId id, Duration timeout) {
    return start(id, timeout, DEFAULT_INTERVAL, progress -> {});
  }

  /**
   * Waits for a job. To cancel, or complete in any other way, what is returned ends the wait and
   * nothing else. What depends on it runs on the threads that look and keep the time, so it must
   * not block.
   *
   * @param timeout from now to the deadline; 0 looks once, {@value #LONGEST_TIMEOUT_DAYS} days at
   *     most
   * @param interval the first between two looks; {@value #SHORTEST_INTERVAL_MILLIS} ms or more
   * @param progress told after every look that did not end the wait, on the threads of this; must
   *     not block. If it throws, the wait ends with what it threw
   * @return the outcome, or, as an error, what {@link HarvestJobRepository#get} threw that time
   *     does not heal (denied, refused, not understood), or {@link WaitsClosedException}
   * @throws IllegalArgumentException naming the duration that is out of range, and showing it
   * @throws WaitsClosedException if this is closed
   */
  public CompletableFuture<WaitOutcome> start(
      HarvestJobId id,
      Duration timeout,
      Duration interval,
      Consumer<? super WaitProgress> progress) {
    requireNonNull(id, "id");
    requireNonNull(progress, "progress");
    requireBetween(Duration.ZERO, timeout, "timeout");
    requireBetween(SHORTEST_INTERVAL, interval, "interval");
    Waiter waiter = driver.ask((room, now) -> room.join(id, timeout, interval, progress, now));
    forgetWhenDone(waiter);
    return waiter.future();
  }

  /**
   * Takes a notification in. If its job is waited for and the notification says that it ended, the
   * job is looked up as soon as the limits allow; only that look ends the wait. The reason is kept
   * for the outcome. If the job still runs, the wait goes on. A notification that came before, or
   * that is older than the wait, changes nothing.
   *
   * @return whether somebody waits for that job
   */
  public boolean hear(HarvestJobNotification notification) {
    requireNonNull(notification, "notification");
    return driver.ask((room, now) -> room.hear(notification, now));
  }

  /**
   * Ends every wait with {@link WaitsClosedException}. Lookups under way on threads of its own are
   * interrupted and not waited for.
   */
  @Override
  public void close() {
    driver.tell((room, now) -> room.close());
    closeOwned.run();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody needs to know when it is forgotten
  private void forgetWhenDone(Waiter waiter) {
    waiter.future().whenComplete((end, error) -> driver.tell((room, now) -> room.leave(waiter)));
  }

  private void look(Watch watch) {
    try {
      lookups.execute(() -> driver.tell(lookout.look(watch)));
    } catch (RejectedExecutionException shutDown) {
      driver.tell(Lookout.refused(watch, shutDown));
    }
  }

  private static void requireBetween(Duration least, Duration value, String name) {
    if (value.compareTo(least) < 0 || value.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "%s must be %s to %s, but was %s".formatted(name, least, LONGEST_TIMEOUT, value));
    }
  }
}

package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fake: keeps its jobs in memory, lets them finish and lets lookups fail, all as planned.
 * Thread-safe; instances share nothing. It starts no threads, never sleeps and writes no log.
 *
 * <p>An answer, the finish that it shows and its place in {@link #lookups()} are one atomic step,
 * so that whoever looks sees a job finish once. The clock is read and errors are made within that
 * step: they must not wait. The {@link Delay} comes before it.
 *
 * <p>A set-up that makes no sense fails where it is written. A lookup of a job that is not there is
 * answered with {@link NotFoundException}, as AWS does (documented) though in other words (its own
 * are not known). Nobody is ever {@linkplain ForbiddenException denied} unless that is planned.
 */
public final class InMemoryHarvestJobRepository implements HarvestJobRepository {

  /** How many of the latest lookups are kept; a fake may run in a server for weeks. */
  public static final int MAX_RECORDED_LOOKUPS = 10_000;

  private final Object lock = new Object();
  private final Clock clock;
  private final Latency latency;
  private final List<HarvestJob> seeds;
  private FakeState state;

  /** Knows these jobs, of two with one id the last; on the system's clock. */
  public InMemoryHarvestJobRepository(HarvestJob... jobs) {
    this(Clock.systemUTC(), jobs);
  }

  /** Knows these jobs, of two with one id the last; its lookups take no time. */
  public InMemoryHarvestJobRepository(Clock clock, HarvestJob... jobs) {
    this(clock, new Latency(null), jobs);
  }

  /** Knows these jobs, of two with one id the last; its lookups may take time. */
  public InMemoryHarvestJobRepository(Clock clock, Delay delay, HarvestJob... jobs) {
    this(clock, new Latency(requireNonNull(delay, "delay")), jobs);
  }

  private InMemoryHarvestJobRepository(Clock clock, Latency latency, HarvestJob... jobs) {
    this.clock = requireNonNull(clock, "clock");
    this.latency = latency;
    this.seeds = List.of(jobs);
    this.state = seeded();
  }

  private FakeState seeded() {
    FakeState seeded = new FakeState();
    seeds.forEach(job -> seeded.put(job, FakeBehaviour.NONE, clock.instant()));
    return seeded;
  }

  /** Adds a job that stays as it is, or replaces the one with its id. */
  public void put(HarvestJob job) {
    change(now -> now.put(job, FakeBehaviour.NONE, clock.instant()));
  }

  /**
   * Adds a job and what becomes of it, or replaces the one with its id and all that was planned for
   * that id.
   *
   * @throws IllegalArgumentException if {@code job} has finished already and shall finish again
   * @throws IllegalStateException if it has a latency and the fake has no {@link Delay}
   */
  public void put(HarvestJob job, FakeBehaviour behaviour) {
    latency.requirePossible(behaviour.latency());
    change(now -> now.put(job, behaviour, clock.instant()));
  }

  /**
   * Lets the job succeed now.
   *
   * @throws IllegalArgumentException if there is no such job
   * @throws IllegalStateException if it has finished already
   */
  public void finish(HarvestJobId id) {
    finish(id, Ending.SUCCEEDED);
  }

  /**
   * Lets the job end so now.
   *
   * @throws IllegalArgumentException if there is no such job
   * @throws IllegalStateException if it has finished already
   */
  public void finish(HarvestJobId id, Ending ending) {
    requireNonNull(ending, "ending");
    change(now -> now.job(id).finishByHand(ending, clock.instant()));
  }

  /**
   * Why the job failed; empty if it did not, or nobody said why. {@code DescribeHarvestJob} never
   * tells (documented), the event "MediaPackage HarvestJob Notification" does (documented).
   *
   * @throws IllegalArgumentException if there is no such job
   */
  public Optional<String> failureReason(HarvestJobId id) {
    return read(now -> now.job(id).failureReason(clock.instant()));
  }

  /** The next lookups fail so, whatever they ask for, after those that were planned before. */
  public void failNext(Failures failures) {
    requireNonNull(failures, "failures");
    change(now -> now.failures.add(failures));
  }

  /**
   * The next lookups fail, whatever they ask for.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public void failNext(int times, ServiceErrorType error) {
    failNext(Failures.of(times, error));
  }

  /**
   * The next lookups of {@code id} fail so, whether there is such a job or not, after those that
   * were planned before. They come before what is planned for lookups of any id.
   */
  public void failNext(HarvestJobId id, Failures failures) {
    requireNonNull(id, "id");
    requireNonNull(failures, "failures");
    change(now -> now.failures.add(id, failures));
  }

  /**
   * The next lookups of {@code id} fail, whether there is such a job or not.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public void failNext(HarvestJobId id, int times, ServiceErrorType error) {
    failNext(id, Failures.of(times, error));
  }

  /**
   * The next lookups of {@code id} fail, whether there is such a job or not.
   *
   * @param error makes the error anew for each
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public void failNext(HarvestJobId id, int times, Supplier<? extends HarvestJobException> error) {
    failNext(id, new Failures(times, error));
  }

  /**
   * Lookups for which nothing else is planned fail now and then. One seed gives one sequence of
   * failures and answers; with parallel lookups it is open who gets which.
   *
   * @param probability 0 to 1; 0 ends it
   * @param error makes the error anew for each
   * @throws IllegalArgumentException if {@code probability} is out of its range
   */
  public void failAtRandom(
      double probability, long seed, Supplier<? extends HarvestJobException> error) {
    RandomFailures failures = new RandomFailures(probability, seed, error);
    change(now -> now.failures.atRandom(failures));
  }

  /** What is planned and still to come for lookups of any id, in order. */
  public List<Failures> failuresToCome() {
    return read(now -> now.failures.left());
  }

  /** What is planned and still to come for lookups of {@code id} alone, in order. */
  public List<Failures> failuresToCome(HarvestJobId id) {
    return read(now -> now.failures.left(id));
  }

  /** How many lookups failed because it was planned, or at random. */
  public long failureCount() {
    return read(now -> now.failures.count());
  }

  /**
   * Every lookup takes this long, on the fake's {@link Delay}, and as much longer as the {@link
   * FakeBehaviour} of its job says.
   *
   * @throws IllegalArgumentException if {@code latency} is negative
   * @throws IllegalStateException if the fake has no {@link Delay}
   */
  public void setLatency(Duration latency) {
    Duration possible = this.latency.requirePossible(latency);
    change(now -> now.setLatency(possible));
  }

  /**
   * The lookups so far in the order of their answers, failed ones included; if there were more than
   * {@value #MAX_RECORDED_LOOKUPS}, the latest.
   */
  public List<Lookup> lookups() {
    return read(now -> now.lookups.latest());
  }

  /** How many lookups there were, failed ones included. */
  public long lookupCount() {
    return read(now -> now.lookups.count());
  }

  /** Goes back to how it was made: the constructor's jobs, and nothing else. */
  public void reset() {
    synchronized (lock) {
      state = seeded();
    }
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    latency.pause(read(now -> now.latency(id)));
    return read(now -> now.look(id, clock.instant()));
  }

  private void change(Consumer<FakeState> change) {
    synchronized (lock) {
      change.accept(state);
    }
  }

  private <T> T read(Function<FakeState, T> read) {
    synchronized (lock) {
      return read.apply(state);
    }
  }
}

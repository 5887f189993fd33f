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
 * The fake: an adapter that keeps its jobs in memory, finishes them and lets lookups fail as a test
 * has planned. Thread-safe; instances share nothing. It starts no threads, never sleeps and writes
 * no log.
 *
 * <p>A response, the completion that it shows and its record in {@link #lookups()} are one atomic
 * step, so that all callers see a job finish once. Within that step the clock is read and
 * exceptions are made, so neither may block. The {@link Sleeper} is called before it.
 *
 * <p>A set-up that makes no sense throws where it is written. A lookup of an unknown job throws
 * {@link NotFoundException}, as AWS does (documented), with a message that is made up. A lookup
 * throws {@link ForbiddenException} only if that was planned.
 */
public final class InMemoryHarvestJobRepository implements HarvestJobRepository {

  /** How many of the latest requests are kept, because a fake may run in a server for weeks. */
  public static final int MAX_RECORDED_REQUESTS = 10_000;

  private final Object lock = new Object();
  private final Clock clock;
  private final LatencySimulator latency;
  private final List<HarvestJob> initialJobs;
  private FakeRepositoryState state;

  /** Creates a fake with jobs, on the system's clock. Of two jobs with one id the last counts. */
  public InMemoryHarvestJobRepository(HarvestJob... jobs) {
    this(Clock.systemUTC(), jobs);
  }

  /** Creates a fake with jobs, whose lookups take no time. */
  public InMemoryHarvestJobRepository(Clock clock, HarvestJob... jobs) {
    this(clock, new LatencySimulator(null), jobs);
  }

  /** Creates a fake with jobs, whose lookups can take time. */
  public InMemoryHarvestJobRepository(Clock clock, Sleeper sleeper, HarvestJob... jobs) {
    this(clock, new LatencySimulator(requireNonNull(sleeper, "sleeper")), jobs);
  }

  private InMemoryHarvestJobRepository(Clock clock, LatencySimulator latency, HarvestJob... jobs) {
    this.clock = requireNonNull(clock, "clock");
    this.latency = latency;
    this.initialJobs = List.of(jobs);
    this.state = initialState();
  }

  private FakeRepositoryState initialState() {
    FakeRepositoryState initial = new FakeRepositoryState();
    initialJobs.forEach(job -> initial.put(job, FakeBehaviour.NONE, clock.instant()));
    return initial;
  }

  /** Adds a job that does not change by itself, or replaces the job with its id. */
  public void put(HarvestJob job) {
    change(state -> state.put(job, FakeBehaviour.NONE, clock.instant()));
  }

  /**
   * Adds a job with its behaviour, or replaces the job with its id and all that was planned for it.
   *
   * @throws IllegalArgumentException if {@code job} has finished already and has a trigger
   * @throws IllegalStateException if it has a latency and the fake has no {@link Sleeper}
   */
  public void put(HarvestJob job, FakeBehaviour behaviour) {
    latency.requirePossible(behaviour.latency());
    change(state -> state.put(job, behaviour, clock.instant()));
  }

  /**
   * Finishes a job as {@code SUCCEEDED} now.
   *
   * @throws IllegalArgumentException if there is no such job
   * @throws IllegalStateException if it has finished already
   */
  public void finish(HarvestJobId id) {
    finish(id, FinalStatus.SUCCEEDED);
  }

  /**
   * Finishes a job now.
   *
   * @throws IllegalArgumentException if there is no such job
   * @throws IllegalStateException if it has finished already
   */
  public void finish(HarvestJobId id, FinalStatus finalStatus) {
    requireNonNull(finalStatus, "finalStatus");
    change(state -> state.requireJob(id).finish(finalStatus, clock.instant()));
  }

  /**
   * Returns why the job failed, or empty if it did not fail or has no reason. {@code
   * DescribeHarvestJob} never tells the reason, the event "MediaPackage HarvestJob Notification"
   * does (both documented).
   *
   * @throws IllegalArgumentException if there is no such job
   */
  public Optional<String> failureReason(HarvestJobId id) {
    return read(state -> state.requireJob(id).failureReason(clock.instant()));
  }

  /** Lets the next lookups of any id fail, after those that were planned before. */
  public void failNext(PlannedFailures failures) {
    requireNonNull(failures, "failures");
    change(state -> state.failures.add(failures));
  }

  /**
   * Lets the next lookups of any id fail, after those that were planned before.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public void failNext(int times, ServiceErrorType error) {
    failNext(PlannedFailures.of(times, error));
  }

  /**
   * Lets the next lookups of one id fail, whether there is such a job or not, after those that were
   * planned before. They come before the failures that are planned for any id.
   */
  public void failNext(HarvestJobId id, PlannedFailures failures) {
    requireNonNull(id, "id");
    requireNonNull(failures, "failures");
    change(state -> state.failures.add(id, failures));
  }

  /**
   * Lets the next lookups of one id fail, whether there is such a job or not.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public void failNext(HarvestJobId id, int times, ServiceErrorType error) {
    failNext(id, PlannedFailures.of(times, error));
  }

  /**
   * Lets the next lookups of one id fail, whether there is such a job or not.
   *
   * @param error supplies a new exception for each
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public void failNext(HarvestJobId id, int times, Supplier<? extends HarvestJobException> error) {
    failNext(id, new PlannedFailures(times, error));
  }

  /**
   * Lets lookups fail at random where nothing else is planned. One seed gives one sequence of
   * failures and responses; which of several parallel lookups gets which is open.
   *
   * @param probability 0 to 1; 0 ends it
   * @param error supplies a new exception for each
   * @throws IllegalArgumentException if {@code probability} is out of its range
   */
  public void failAtRandom(
      double probability, long seed, Supplier<? extends HarvestJobException> error) {
    RandomFailureGenerator random = new RandomFailureGenerator(probability, seed, error);
    change(state -> state.failures.setRandom(random));
  }

  /** Returns the failures that are planned for lookups of any id and have not happened yet. */
  public List<PlannedFailures> remainingFailures() {
    return read(state -> state.failures.remaining());
  }

  /** Returns the failures that are planned for lookups of one id and have not happened yet. */
  public List<PlannedFailures> remainingFailures(HarvestJobId id) {
    return read(state -> state.failures.remaining(id));
  }

  /** Returns how many lookups failed as planned or at random. */
  public long failureCount() {
    return read(state -> state.failures.count());
  }

  /**
   * Sets how long every lookup takes, in addition to the latency of its job's {@link
   * FakeBehaviour}.
   *
   * @throws IllegalArgumentException if {@code latency} is negative
   * @throws IllegalStateException if the fake has no {@link Sleeper}
   */
  public void setLatency(Duration latency) {
    Duration possible = this.latency.requirePossible(latency);
    change(state -> state.setLatency(possible));
  }

  /**
   * Returns the lookups so far in the order of their responses, failed ones included. If there were
   * more than {@value #MAX_RECORDED_REQUESTS}, these are the latest.
   */
  public List<RecordedRequest> lookups() {
    return read(state -> state.requests.latest());
  }

  /** Returns how many lookups there were, failed ones included. */
  public long lookupCount() {
    return read(state -> state.requests.count());
  }

  /** Returns to the state after construction: the constructor's jobs, and nothing else. */
  public void reset() {
    synchronized (lock) {
      state = initialState();
    }
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    latency.sleep(read(state -> state.latency(id)));
    return read(state -> state.lookUp(id, clock.instant()));
  }

  private void change(Consumer<FakeRepositoryState> change) {
    synchronized (lock) {
      change.accept(state);
    }
  }

  private <T> T read(Function<FakeRepositoryState, T> read) {
    synchronized (lock) {
      return read.apply(state);
    }
  }
}

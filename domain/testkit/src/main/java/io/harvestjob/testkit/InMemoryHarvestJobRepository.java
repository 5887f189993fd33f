package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.RecordedRequest.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fake: an adapter that keeps its jobs in memory, finishes them and lets lookups fail as a test
 * has planned. Thread-safe; instances share nothing. It starts no threads and writes no log.
 *
 * <p>A response, the completion that it shows and its record in {@link #lookups()} are one atomic
 * step, so that all callers see a job finish once. Within that step the clock is read and
 * exceptions are made, so neither may block. The {@link Sleeper} is called before it.
 *
 * <p>An invalid set-up throws at once. A lookup of an unknown job throws {@link NotFoundException},
 * as AWS does (documented), with a message that is made up. A lookup throws {@link
 * ForbiddenException} only if that was planned.
 */
public final class InMemoryHarvestJobRepository implements HarvestJobRepository {

  /** How many of the latest requests are kept, because a fake may run in a server for weeks. */
  public static final int MAX_RECORDED_REQUESTS = 10_000;

  private final Object lock = new Object();
  private final Clock clock;
  private final Sleeper sleeper;
  private final List<HarvestJob> initialJobs;
  private FakeState state;

  /** Creates a fake with jobs, on the system's clock. Of two jobs with one id the last counts. */
  public InMemoryHarvestJobRepository(HarvestJob... jobs) {
    this(Clock.systemUTC(), jobs);
  }

  /** Creates a fake with jobs, which sleeps for the latency of a lookup. */
  public InMemoryHarvestJobRepository(Clock clock, HarvestJob... jobs) {
    this(clock, InMemoryHarvestJobRepository::sleep, jobs);
  }

  /** Creates a fake with jobs, which lets the latency of a lookup pass as it is told. */
  public InMemoryHarvestJobRepository(Clock clock, Sleeper sleeper, HarvestJob... jobs) {
    this.clock = requireNonNull(clock, "clock");
    this.sleeper = requireNonNull(sleeper, "sleeper");
    this.initialJobs = List.of(jobs);
    this.state = initialState();
  }

  private FakeState initialState() {
    FakeState initial = new FakeState();
    initialJobs.forEach(job -> initial.put(job, FakeJobBehaviour.NONE, clock.instant()));
    return initial;
  }

  /** Adds a job that does not change by itself, or replaces the job with its id. */
  public void put(HarvestJob job) {
    change(state -> state.put(job, FakeJobBehaviour.NONE, clock.instant()));
  }

  /**
   * Adds a job with its behaviour, or replaces the job with its id and all that was planned for it.
   *
   * @throws IllegalArgumentException if {@code job} has finished already and has a trigger
   */
  public void put(HarvestJob job, FakeJobBehaviour behaviour) {
    change(state -> state.put(job, behaviour, clock.instant()));
  }

  /**
   * Removes a job, and all that was planned for it. A lookup of it is {@link NotFoundException}
   * then, as when AWS removes a job, after 90 days (documented).
   *
   * @throws IllegalArgumentException if there is no such job
   */
  public void remove(HarvestJobId id) {
    change(state -> state.remove(id));
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
    change(state -> state.requireJob(id).finish(finalStatus, clock.instant()));
  }

  /**
   * Returns why the job failed, or null if it did not fail or has no reason. {@code
   * DescribeHarvestJob} never tells the reason, the {@linkplain #eventJson event} does (both
   * documented).
   *
   * @throws IllegalArgumentException if there is no such job
   */
  public @Nullable String failureReason(HarvestJobId id) {
    return read(state -> state.requireJob(id).failureReason(clock.instant()));
  }

  /**
   * Returns what MediaPackage would tell through EventBridge about a finished job, sent now on the
   * fake's clock.
   *
   * @throws IllegalArgumentException if there is no such job
   * @throws IllegalStateException if the job has not finished
   */
  public HarvestJobNotification notification(HarvestJobId id) {
    return read(state -> state.requireJob(id).notification(clock.instant()));
  }

  /**
   * Returns the event "MediaPackage HarvestJob Notification" that EventBridge would deliver about a
   * finished job, as JSON. Its members are documented; account and region are those of {@link
   * #setAccount}, and {@code detail.harvest_job.arn} is the ARN of the job, where the documented
   * example has one of another service.
   *
   * @throws IllegalArgumentException if there is no such job
   * @throws IllegalStateException if the job has not finished
   */
  public String eventJson(HarvestJobId id) {
    return read(state -> state.eventJson(id, clock.instant()));
  }

  /** Lets the next lookups of any id fail, after those that were planned before. */
  public void failNext(PlannedFailure failure) {
    change(state -> state.lookupFailures.add(failure));
  }

  /**
   * Lets the next lookups of any id fail, after those that were planned before.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public void failNext(int times, ServiceErrorType error) {
    failNext(PlannedFailure.of(times, error));
  }

  /**
   * Lets the next lookups of one id fail, whether there is such a job or not, after those that were
   * planned before. They come before the failures that are planned for any id.
   */
  public void failNext(HarvestJobId id, PlannedFailure failure) {
    requireNonNull(id, "id");
    change(state -> state.failNext(id, failure));
  }

  /**
   * Lets the next lookups of one id fail, whether there is such a job or not.
   *
   * @throws IllegalArgumentException if {@code times} is less than one
   */
  public void failNext(HarvestJobId id, int times, ServiceErrorType error) {
    failNext(id, PlannedFailure.of(times, error));
  }

  /**
   * Sets how the jobs behave that are {@linkplain #create created} from now on. By default they are
   * {@code IN_PROGRESS} until they are {@linkplain #finish finished}.
   */
  public void setCreatedJobBehaviour(FakeJobBehaviour behaviour) {
    requireNonNull(behaviour, "behaviour");
    change(state -> state.createdJobBehaviour = behaviour);
  }

  /**
   * Sets how many jobs may be {@code IN_PROGRESS} when another is created; by default there is no
   * quota. AWS has one of 10 for an account unless it is raised (documented).
   *
   * @throws IllegalArgumentException if {@code maxInProgress} is negative
   */
  public void setQuota(int maxInProgress) {
    if (maxInProgress < 0) {
      throw new IllegalArgumentException("quota must not be negative, but was " + maxInProgress);
    }
    change(state -> state.createdJobs.quota = maxInProgress);
  }

  /**
   * Sets the origin endpoints that jobs can be created from; by default every one exists.
   *
   * @param channelIds the id of the channel of each origin endpoint, by the id of the endpoint
   */
  public void setOriginEndpoints(Map<String, String> channelIds) {
    Map<String, String> copy = Map.copyOf(channelIds);
    change(state -> state.createdJobs.channelIds = copy);
  }

  /**
   * Sets the region and the account in the ARNs of jobs that are created from now on, and in all
   * {@linkplain #eventJson events}; by default {@code us-east-1} and {@code 111122223333}. The
   * partition is that of the region.
   *
   * @throws IllegalArgumentException if {@code region} is no name of a region, or {@code accountId}
   *     is not 12 digits
   */
  public void setAccount(String region, String accountId) {
    requireAccount(region, accountId);
    change(
        state -> {
          state.createdJobs.region = region;
          state.createdJobs.accountId = accountId;
        });
  }

  /**
   * Checks a region and an account.
   *
   * @throws IllegalArgumentException if {@code region} is no name of a region, or {@code accountId}
   *     is not 12 digits
   */
  public static void requireAccount(String region, String accountId) {
    if (!region.matches("[a-z0-9]+(-[a-z0-9]+)+")) {
      throw new IllegalArgumentException("region must be one such as us-east-1");
    }
    if (!accountId.matches("[0-9]{12}")) {
      throw new IllegalArgumentException("accountId must be 12 digits");
    }
  }

  /** Lets the next creates fail, after those that were planned before. */
  public void failNextCreate(PlannedFailure failure) {
    change(state -> state.createFailures.add(failure));
  }

  /** Lets the next lists fail, after those that were planned before. */
  public void failNextList(PlannedFailure failure) {
    change(state -> state.listFailures.add(failure));
  }

  /**
   * Creates a job as {@code CreateHarvestJob} does, for hosts whose own code has a port for it. The
   * job is {@code IN_PROGRESS} (documented), created now on the fake's clock, with an ARN and a
   * channel id that are made up.
   *
   * <p>AWS requires every parameter, has unique ids and a quota (documented); which of its errors
   * it sends for what, in which order and in what words is assumed. That the window lies in the
   * past and within the startover window of the endpoint (documented) is not checked.
   *
   * @throws io.harvestjob.domain.UnprocessableEntityException if a parameter is missing or invalid,
   *     the end is not after the start, or the id is taken; the message names the parameter
   * @throws NotFoundException if there is no such origin endpoint
   * @throws io.harvestjob.domain.TooManyRequestsException if the {@linkplain #setQuota quota} is
   *     reached
   */
  public HarvestJob create(CreateHarvestJobRequest request) {
    return read(state -> state.create(request, clock.instant()));
  }

  /** Returns all jobs as they are now, oldest first. This is not recorded as a request. */
  public List<HarvestJob> list() {
    return read(state -> state.jobs(clock.instant()));
  }

  /**
   * Returns a page of jobs as {@code ListHarvestJobs} does. Pages stay right while jobs are
   * created: a new job comes last, and none comes twice (assumed). A list does not count as a
   * lookup.
   *
   * @throws io.harvestjob.domain.UnprocessableEntityException if the token is none of this fake
   */
  public HarvestJobPage list(ListHarvestJobsRequest request) {
    return read(state -> state.list(request, clock.instant()));
  }

  /**
   * Returns the lookups among the {@link #requests()}, that is calls of {@link #get} or of {@code
   * DescribeHarvestJob}.
   */
  public List<RecordedRequest> lookups() {
    return requests().stream()
        .filter(request -> request.operation() == Operation.DESCRIBE_HARVEST_JOB)
        .toList();
  }

  /**
   * Returns the requests so far in the order of their responses, failed ones included. If there
   * were more than {@value #MAX_RECORDED_REQUESTS}, these are the latest.
   */
  public List<RecordedRequest> requests() {
    return read(state -> state.requests.latest());
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
    Duration latency = read(state -> state.latency(id));
    if (!latency.isZero()) {
      sleeper.sleep(latency);
    }
    return read(state -> state.lookUp(id, clock.instant()));
  }

  private static void sleep(Duration latency) {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the response", e);
    }
  }

  private void change(Consumer<FakeState> change) {
    synchronized (lock) {
      change.accept(state);
    }
  }

  private <T extends @Nullable Object> T read(Function<FakeState, T> read) {
    synchronized (lock) {
      return read.apply(state);
    }
  }
}

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
  public synchronized void put(HarvestJob job) {
    state.put(job, FakeJobBehaviour.NONE, clock.instant());
  }

  /**
   * Adds a job with its behaviour, or replaces the job with its id and all that was planned for it.
   *
   * @throws IllegalArgumentException if {@code job} has finished already and has a trigger
   */
  public synchronized void put(HarvestJob job, FakeJobBehaviour behaviour) {
    state.put(job, behaviour, clock.instant());
  }

  /**
   * Removes a job, and all that was planned for it. A lookup of it is {@link NotFoundException}
   * then, as when AWS removes a job, after 90 days (documented).
   *
   * @throws IllegalArgumentException if there is no such job
   */
  public synchronized void remove(HarvestJobId id) {
    state.remove(id);
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
  public synchronized void finish(HarvestJobId id, FinalStatus finalStatus) {
    state.requireJob(id).finish(finalStatus, clock.instant());
  }

  /**
   * Returns why the job failed, or null if it did not fail or has no reason. {@code
   * DescribeHarvestJob} never tells the reason, the {@linkplain #eventJson event} does (both
   * documented).
   *
   * @throws IllegalArgumentException if there is no such job
   */
  public synchronized @Nullable String failureReason(HarvestJobId id) {
    return state.requireJob(id).failureReason(clock.instant());
  }

  /**
   * Returns what MediaPackage would tell through EventBridge about a finished job, sent now on the
   * fake's clock.
   *
   * @throws IllegalArgumentException if there is no such job
   * @throws IllegalStateException if the job has not finished
   */
  public synchronized HarvestJobNotification notification(HarvestJobId id) {
    return state.requireJob(id).notification(clock.instant());
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
  public synchronized String eventJson(HarvestJobId id) {
    return state.eventJson(id, clock.instant());
  }

  /** Lets the next lookups of any id fail, after those that were planned before. */
  public synchronized void failNext(PlannedFailure failure) {
    state.lookupFailures.add(failure);
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
  public synchronized void failNext(HarvestJobId id, PlannedFailure failure) {
    requireNonNull(id, "id");
    state.failNext(id, failure);
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
  public synchronized void setCreatedJobBehaviour(FakeJobBehaviour behaviour) {
    requireNonNull(behaviour, "behaviour");
    state.createdJobBehaviour = behaviour;
  }

  /**
   * Sets how many jobs may be {@code IN_PROGRESS} when another is created; by default there is no
   * quota. AWS has one of 10 for an account unless it is raised (documented).
   *
   * @throws IllegalArgumentException if {@code maxInProgress} is negative
   */
  public synchronized void setQuota(int maxInProgress) {
    if (maxInProgress < 0) {
      throw new IllegalArgumentException("quota must not be negative, but was " + maxInProgress);
    }
    state.createdJobs.quota = maxInProgress;
  }

  /**
   * Sets the origin endpoints that jobs can be created from; by default every one exists.
   *
   * @param channelIds the id of the channel of each origin endpoint, by the id of the endpoint
   */
  public synchronized void setOriginEndpoints(Map<String, String> channelIds) {
    state.createdJobs.channelIds = Map.copyOf(channelIds);
  }

  /**
   * Sets the region and the account in the ARNs of jobs that are created from now on, and in all
   * {@linkplain #eventJson events}; by default {@code us-east-1} and {@code 111122223333}. The
   * partition is that of the region.
   *
   * @throws IllegalArgumentException if {@code region} is no name of a region, or {@code accountId}
   *     is not 12 digits
   */
  public synchronized void setAccount(String region, String accountId) {
    requireAccount(region, accountId);
    state.createdJobs.region = region;
    state.createdJobs.accountId = accountId;
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
  public synchronized void failNextCreate(PlannedFailure failure) {
    state.createFailures.add(failure);
  }

  /** Lets the next lists fail, after those that were planned before. */
  public synchronized void failNextList(PlannedFailure failure) {
    state.listFailures.add(failure);
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
  public synchronized HarvestJob create(CreateHarvestJobRequest request) {
    return state.create(request, clock.instant());
  }

  /** Returns all jobs as they are now, oldest first. This is not recorded as a request. */
  public synchronized List<HarvestJob> list() {
    return state.jobs(clock.instant());
  }

  /**
   * Returns a page of jobs as {@code ListHarvestJobs} does. Pages stay right while jobs are
   * created: a new job comes last, and none comes twice (assumed). A list does not count as a
   * lookup.
   *
   * @throws io.harvestjob.domain.UnprocessableEntityException if the token is none of this fake
   */
  public synchronized HarvestJobPage list(ListHarvestJobsRequest request) {
    return state.list(request, clock.instant());
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
  public synchronized List<RecordedRequest> requests() {
    return state.requests.latest();
  }

  /** Returns to the state after construction: the constructor's jobs, and nothing else. */
  public synchronized void reset() {
    state = initialState();
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    Duration latency = latency(id);
    if (!latency.isZero()) {
      sleeper.sleep(latency);
    }
    return lookUp(id);
  }

  private synchronized Duration latency(HarvestJobId id) {
    return state.latency(id);
  }

  private synchronized HarvestJob lookUp(HarvestJobId id) {
    return state.lookUp(id, clock.instant());
  }

  private static void sleep(Duration latency) {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the response", e);
    }
  }
}

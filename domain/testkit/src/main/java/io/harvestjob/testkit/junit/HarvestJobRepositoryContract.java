package io.harvestjob.testkit.junit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.testkit.LookupLatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test cases that every adapter of {@link HarvestJobRepository} must pass. To certify an
 * adapter, extend this class and implement the {@code given} methods, which arrange jobs and
 * failures in the source behind the adapter.
 *
 * <p>Each test needs an instance of its own, which is JUnit's default. An adapter that retries must
 * be set up so that its retries do not wait long. A case that an adapter cannot fulfil is declared
 * with {@link KnownDeviation}.
 */
@ExtendWith(KnownDeviationExtension.class)
@Timeout(60)
public abstract class HarvestJobRepositoryContract {

  /** The request id of the {@linkplain #givenErrors arranged errors}. */
  protected static final String REQUEST_ID = "11111111-2222-3333-4444-555555555555";

  /** More attempts than any adapter makes for one lookup: {@value}. */
  protected static final int MORE_THAN_ANY_RETRIES = 20;

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Returns the adapter under test, over the source that the {@code given} methods arrange. */
  protected abstract HarvestJobRepository repository();

  /** Adds a job to the source, or replaces the job with its id. */
  protected abstract void givenJob(HarvestJob job);

  /**
   * Lets the next requests for {@code id} fail, whether there is such a job or not. Requests after
   * them are served as before.
   *
   * @param times how many requests fail, at most {@value #MORE_THAN_ANY_RETRIES}; each attempt of
   *     an adapter that retries is one request
   * @param error the error of the service, which has a status, a code, a message and a request id
   */
  protected abstract void givenErrors(HarvestJobId id, int times, ServiceError error);

  /**
   * Lets all requests for {@code id} end without a response: the connection breaks, or whatever is
   * like it for the source.
   */
  protected abstract void givenNoResponse(HarvestJobId id);

  /**
   * Lets all requests for {@code id} call {@link LookupLatch#await()} before the source responds,
   * without blocking requests for other ids.
   */
  protected abstract void givenBlockedLookup(HarvestJobId id, LookupLatch latch);

  /**
   * Lets the source respond to requests for {@code id} with a job that has another id. Override
   * this if the source can do that. The default only adds the other job, which is right for a
   * source that finds its jobs by their own id.
   */
  protected void givenMismatchedResponse(HarvestJobId id, HarvestJob another) {
    givenJob(another);
  }

  /**
   * Returns the longest time that one lookup of {@link #repository()} takes, with all its retries;
   * by default 10 seconds. Set the adapter up with a short deadline and return it here: one case
   * takes that long.
   */
  protected Duration deadline() {
    return Duration.ofSeconds(10);
  }

  /** Returns how long a case waits for what should happen at once; by default 10 seconds. */
  protected Duration timeout() {
    return Duration.ofSeconds(10);
  }

  @Test
  void returnsAJobWithEveryMember() {
    HarvestJob job =
        aHarvestJob()
            .withOriginEndpointId("endpoint-2")
            .withStatus(HarvestJobStatus.SUCCEEDED)
            .build();
    givenJob(job);

    assertEquals(job, get("job-1"));
  }

  @Test
  void returnsAJobWithoutOptionalMembers() {
    HarvestJob job = aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build();
    givenJob(job);

    assertEquals(job, get("job-1"));
  }

  @Test
  void keepsAnUndocumentedStatus() {
    givenJob(aHarvestJob().withStatus("CANCELLED").build());

    assertEquals("CANCELLED", get("job-1").status().text());
  }

  @Test
  void keepsTheCaseOfAStatus() {
    givenJob(aHarvestJob().withStatus("succeeded").build());

    assertEquals("succeeded", get("job-1").status().text());
  }

  @Test
  void keepsTheTextOfTimes() {
    HarvestJob job =
        aHarvestJob()
            .withStartTime("1714975200")
            .withEndTime("2024-05-06T07:00:00-08:00")
            .withCreatedAt("soon")
            .build();
    givenJob(job);

    assertEquals(job, get("job-1"));
  }

  @Test
  void keepsEveryCharacterOfAText() {
    HarvestJob job =
        aHarvestJob().withS3Destination("b", "käse/✓ 😀\"\\\t/index.m3u8", "role").build();
    givenJob(job);

    assertEquals(job, get("job-1"));
  }

  @Test
  void returnsTheRequestedJob() {
    List<HarvestJob> jobs =
        Stream.of("job-1", "job-2", "JOB-1").map(id -> aHarvestJob().withId(id).build()).toList();
    jobs.forEach(this::givenJob);

    assertAll(jobs.stream().map(job -> () -> assertEquals(job, get(job.id().value()))));
  }

  @Test
  void acceptsTheLongestId() {
    HarvestJob job = aHarvestJob().withId("x".repeat(HarvestJobId.MAX_LENGTH)).build();
    givenJob(job);

    assertEquals(job, get(job.id().value()));
  }

  @Test
  void returnsTheCurrentStatus() {
    givenJob(aHarvestJob().withStatus(HarvestJobStatus.IN_PROGRESS).build());
    assertFalse(get("job-1").isFinished());

    givenJob(aHarvestJob().withStatus(HarvestJobStatus.FAILED).build());
    assertEquals(HarvestJobStatus.FAILED, get("job-1").status());
  }

  @Test
  void findsAJobThatWasUnknownBefore() {
    assertThrows(NotFoundException.class, () -> repository().get(new HarvestJobId("job-1")));

    givenJob(aHarvestJob().build());
    assertEquals("job-1", get("job-1").id().value());
  }

  @Test
  void reportsAnUnknownJobAsNotFound() {
    givenJob(aHarvestJob().withId("job-1").build());

    NotFoundException absent =
        assertThrows(NotFoundException.class, () -> repository().get(new HarvestJobId("job-2")));
    assertEquals(OptionalInt.of(404), absent.httpStatus());
    assertEquals(Optional.of("NotFoundException"), absent.errorCode());
  }

  @Test
  void reportsUnprocessableEntity() {
    reportsEveryDetail(ServiceErrorType.UNPROCESSABLE_ENTITY);
  }

  @Test
  void reportsInternalServerError() {
    reportsEveryDetail(ServiceErrorType.INTERNAL_SERVER_ERROR);
  }

  @Test
  void reportsForbidden() {
    reportsEveryDetail(ServiceErrorType.FORBIDDEN);
  }

  @Test
  void reportsNotFound() {
    reportsEveryDetail(ServiceErrorType.NOT_FOUND);
  }

  @Test
  void reportsServiceUnavailable() {
    reportsEveryDetail(ServiceErrorType.SERVICE_UNAVAILABLE);
  }

  @Test
  void reportsTooManyRequests() {
    reportsEveryDetail(ServiceErrorType.TOO_MANY_REQUESTS);
  }

  private void reportsEveryDetail(ServiceErrorType type) {
    HarvestJob job = givenJobFor(type);
    ServiceError error = errorOf(type);
    givenErrors(job.id(), MORE_THAN_ANY_RETRIES, error);

    HarvestJobException reported = failureOf(job.id(), "givenErrors");
    assertEquals(type.errorCode(), reported.getClass().getSimpleName());
    assertEquals(error.message(), reported.getMessage());
    assertEquals(OptionalInt.of(error.httpStatus()), reported.httpStatus());
    assertEquals(Optional.of(type.errorCode()), reported.errorCode());
    assertEquals(Optional.of(REQUEST_ID), reported.requestId());
  }

  @Test
  void doesNotRetryUnprocessableEntity() {
    doesNotRetry(ServiceErrorType.UNPROCESSABLE_ENTITY);
  }

  @Test
  void doesNotRetryForbidden() {
    doesNotRetry(ServiceErrorType.FORBIDDEN);
  }

  @Test
  void doesNotRetryNotFound() {
    doesNotRetry(ServiceErrorType.NOT_FOUND);
  }

  private void doesNotRetry(ServiceErrorType type) {
    HarvestJob job = givenJobFor(type);
    givenErrors(job.id(), 1, errorOf(type));

    HarvestJobException reported = failureOf(job.id(), "givenErrors");
    assertEquals(type.errorCode(), reported.getClass().getSimpleName());
    assertEquals(job, get(job.id().value()));
  }

  @Test
  void reportsAnErrorOfOneJobForThatJobOnly() {
    HarvestJobId id = new HarvestJobId("job-1");
    HarvestJob other = aHarvestJob().withId("job-2").build();
    givenJob(other);
    givenErrors(id, MORE_THAN_ANY_RETRIES, errorOf(ServiceErrorType.FORBIDDEN));

    failureOf(id, "givenErrors");
    assertEquals(other, get("job-2"));
  }

  @Test
  void keepsAnUnmodelledErrorCode() {
    HarvestJobId id = new HarvestJobId("job-1");
    givenErrors(
        id,
        MORE_THAN_ANY_RETRIES,
        new ServiceError(400, "AccessDeniedException", "denied", REQUEST_ID));

    HarvestJobException reported = failureOf(id, "givenErrors");
    assertEquals("ForbiddenException", reported.getClass().getSimpleName());
    assertEquals(Optional.of("AccessDeniedException"), reported.errorCode());
  }

  @Test
  void reportsThatThereWasNoResponse() {
    HarvestJobId id = new HarvestJobId("job-1");
    givenJob(aHarvestJob().withId("job-1").build());
    givenNoResponse(id);

    NoUsableResponseException reported =
        assertInstanceOf(NoUsableResponseException.class, failureOf(id, "givenNoResponse"));
    assertTrue(reported.isRetryable(), "retryable");
  }

  @Test
  void endsAtItsDeadlineWhenTheSourceDoesNotRespond() throws InterruptedException {
    HarvestJobId id = new HarvestJobId("unresponsive");
    LookupLatch latch = givenBlockedJob(aHarvestJob().withId(id.value()).build());
    try {
      LookupThread lookup = start(id);
      awaitArrival(latch);
      assertReason(
          Reason.TIMED_OUT,
          lookup.failure(deadline().plus(SECOND), "the lookup did not end within " + deadline()));
    } finally {
      latch.release();
    }
  }

  @Test
  void endsAtOnceWhenItsThreadIsInterrupted() throws InterruptedException {
    HarvestJobId id = new HarvestJobId("interrupted");
    LookupLatch latch = givenBlockedJob(aHarvestJob().withId(id.value()).build());
    try {
      LookupThread lookup = start(id);
      awaitArrival(latch);
      lookup.interrupt();
      assertReason(
          Reason.INTERRUPTED, lookup.failure(atOnce(), "the lookup ignored the interrupt"));
      assertTrue(lookup.interruptFlagWhenEnded(), "the interrupt flag is set");
    } finally {
      latch.release();
    }
  }

  @Test
  void servesManyCallersAtOnce() {
    List<HarvestJob> jobs =
        IntStream.range(0, 100).mapToObj(n -> aHarvestJob().withId("job-" + n).build()).toList();
    jobs.forEach(this::givenJob);

    assertEquals(jobs, jobs.parallelStream().map(job -> get(job.id().value())).toList());
  }

  @Test
  void servesOthersWhileOneLookupIsBlocked() throws InterruptedException {
    HarvestJob blocked = aHarvestJob().withId("blocked").build();
    HarvestJob other = aHarvestJob().withId("other").build();
    givenJob(other);
    LookupLatch latch = givenBlockedJob(blocked);
    try {
      LookupThread lookup = start(blocked.id());
      awaitArrival(latch);
      assertEquals(
          other,
          start(other.id()).result(timeout(), "a lookup was blocked by the lookup of another id"));
      latch.release();
      assertEquals(blocked, lookup.result(timeout(), "the lookup did not end"));
    } finally {
      latch.release();
    }
  }

  @Test
  void neverReturnsAnotherJobThanTheRequestedOne() {
    HarvestJobId id = new HarvestJobId("job-1");
    givenMismatchedResponse(id, aHarvestJob().withId("job-2").build());

    assertFalse(failureOf(id, "givenMismatchedResponse").isRetryable(), "retryable");
  }

  @Test
  void createsANewExceptionForEachFailure() {
    HarvestJobId unknown = new HarvestJobId("job-1");

    assertNotSame(failureOf(unknown, "repository"), failureOf(unknown, "repository"));
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void rejectsNull() {
    assertThrows(NullPointerException.class, () -> repository().get(null));
  }

  /** Without the job, a hook is likelier to be wrong than the adapter. */
  private HarvestJob get(String id) {
    try {
      return repository().get(new HarvestJobId(id));
    } catch (NotFoundException e) {
      throw new AssertionError(
          "there is no job %s: givenJob did not add it, or the adapter does not find it"
              .formatted(id),
          e);
    }
  }

  private HarvestJobException failureOf(HarvestJobId id, String hook) {
    return assertThrows(
        HarvestJobException.class,
        () -> repository().get(id),
        () -> hook + " arranged no failure, or the adapter swallowed it");
  }

  private HarvestJob givenJobFor(ServiceErrorType type) {
    HarvestJob job = aHarvestJob().withId(type.name()).build();
    givenJob(job);
    return job;
  }

  private static ServiceError errorOf(ServiceErrorType type) {
    return new ServiceError(type.httpStatus(), type.errorCode(), "its own words", REQUEST_ID);
  }

  private LookupLatch givenBlockedJob(HarvestJob job) {
    LookupLatch latch = new LookupLatch(timeout().plus(deadline()));
    givenJob(job);
    givenBlockedLookup(job.id(), latch);
    return latch;
  }

  private LookupThread start(HarvestJobId id) {
    return LookupThread.start(repository(), id);
  }

  private static void awaitArrival(LookupLatch latch) {
    try {
      latch.awaitArrival();
    } catch (IllegalStateException e) {
      throw new AssertionError("givenBlockedLookup did not let the source call await()", e);
    }
  }

  private Duration atOnce() {
    return Duration.ofMillis(Math.max(1000, deadline().toMillis() / 2));
  }

  private static void assertReason(Reason expected, HarvestJobException failure) {
    NoUsableResponseException reported = assertInstanceOf(NoUsableResponseException.class, failure);
    assertEquals(expected, reported.reason(), () -> String.valueOf(reported.getMessage()));
  }
}

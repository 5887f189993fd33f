package io.harvestjob.testkit.junit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.LookupLatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  private static final HarvestJobId ID = new HarvestJobId("job-1");

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
   * @param error the error of the service, which has a status, a code, a message and a request id,
   *     and in one case asks its callers to pause
   */
  protected abstract void givenErrors(HarvestJobId id, int times, ServiceError error);

  /**
   * Lets all requests for {@code id} end without a response: the connection breaks, or whatever is
   * like it for the source.
   */
  protected abstract void givenNoResponse(HarvestJobId id);

  /**
   * Lets the source respond to all requests for {@code id} with something that is no harvest job
   * and no error either: a body that is cut off, a corrupt file, a row without a status.
   */
  protected abstract void givenMalformedResponse(HarvestJobId id);

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
    returns(
        aHarvestJob()
            .withOriginEndpointId("endpoint-2")
            .withStatus(HarvestJobStatus.SUCCEEDED)
            .build());
  }

  private void returns(HarvestJob job) {
    givenJob(job);

    assertEquals(job, get(job.id().value()), "the job");
  }

  @Test
  void returnsAJobWithoutOptionalMembers() {
    returns(aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build());
  }

  @Test
  void keepsAnUndocumentedStatus() {
    returns(aHarvestJob().withStatus("CANCELLED").build());
  }

  @Test
  void keepsTheCaseOfAStatus() {
    returns(aHarvestJob().withStatus("succeeded").build());
  }

  @Test
  void keepsTheTextOfTimes() {
    returns(
        aHarvestJob()
            .withStartTime("1714975200")
            .withEndTime("2024-05-06T07:00:00-08:00")
            .withCreatedAt("soon")
            .build());
  }

  @Test
  void keepsEveryCharacterOfAText() {
    returns(aHarvestJob().withS3Destination("b", "käse/✓ 😀\"\\\t/index.m3u8", "role").build());
  }

  @Test
  void returnsTheRequestedJob() {
    List<HarvestJob> jobs =
        Stream.of("job-1", "job-2", "JOB-1").map(id -> aHarvestJob().withId(id).build()).toList();
    jobs.forEach(this::givenJob);

    jobs.forEach(job -> assertEquals(job, get(job.id().value()), "the job"));
  }

  @Test
  void acceptsTheLongestId() {
    returns(aHarvestJob().withId("x".repeat(HarvestJobId.MAX_LENGTH)).build());
  }

  @Test
  void returnsTheCurrentStatus() {
    givenJob(aHarvestJob().withStatus(HarvestJobStatus.IN_PROGRESS).build());
    assertFalse(get("job-1").isFinished(), "finished, though the source says IN_PROGRESS");

    givenJob(aHarvestJob().withStatus(HarvestJobStatus.FAILED).build());
    assertEquals(HarvestJobStatus.FAILED, get("job-1").status(), "the status that has changed");
  }

  @Test
  void findsAJobThatWasUnknownBefore() {
    assertType(ServiceErrorType.NOT_FOUND, failureOf(ID, "an unknown id"));

    givenJob(aHarvestJob().build());
    assertEquals(ID, get("job-1").id(), "the id of the job that was added");
  }

  @Test
  void reportsAnUnknownJobAsNotFound() {
    givenJob(aHarvestJob().withId("job-1").build());

    HarvestJobException absent = failureOf(new HarvestJobId("job-2"), "an unknown id");
    assertType(ServiceErrorType.NOT_FOUND, absent);
    assertEquals(OptionalInt.of(404), absent.httpStatus(), "the HTTP status");
    assertEquals(Optional.of("NotFoundException"), absent.errorCode(), "the code");
  }

  @Test
  void reportsUnprocessableEntity() {
    reportsType(ServiceErrorType.UNPROCESSABLE_ENTITY);
  }

  @Test
  void reportsInternalServerError() {
    reportsType(ServiceErrorType.INTERNAL_SERVER_ERROR);
  }

  @Test
  void reportsForbidden() {
    reportsType(ServiceErrorType.FORBIDDEN);
  }

  @Test
  void reportsNotFound() {
    reportsType(ServiceErrorType.NOT_FOUND);
  }

  @Test
  void reportsServiceUnavailable() {
    reportsType(ServiceErrorType.SERVICE_UNAVAILABLE);
  }

  @Test
  void reportsTooManyRequests() {
    reportsType(ServiceErrorType.TOO_MANY_REQUESTS);
  }

  private void reportsType(ServiceErrorType type) {
    assertType(type, reported(errorOf(type)));
  }

  @Test
  void keepsTheHttpStatusOfAnError() {
    keeps(
        "HTTP status", HarvestJobException::httpStatus, sent -> OptionalInt.of(sent.httpStatus()));
  }

  @Test
  void keepsTheCodeOfAnError() {
    keeps("code", HarvestJobException::errorCode, sent -> Optional.ofNullable(sent.errorCode()));
  }

  @Test
  void keepsTheMessageOfAnError() {
    keeps("message", HarvestJobException::getMessage, ServiceError::message);
  }

  @Test
  void keepsTheRequestIdOfAnError() {
    keeps("request id", HarvestJobException::requestId, sent -> Optional.of(REQUEST_ID));
  }

  @Test
  void keepsTheRetryAfterOfAnError() {
    Duration pause = Duration.ofSeconds(30);
    ServiceError error =
        new ServiceError(403, "ForbiddenException", "its own words", REQUEST_ID, pause);

    assertEquals(Optional.of(pause), reported(error).retryAfter(), "how long to pause");
  }

  private void keeps(
      String name,
      Function<HarvestJobException, @Nullable Object> kept,
      Function<ServiceError, @Nullable Object> given) {
    for (ServiceErrorType type : ServiceErrorType.values()) {
      ServiceError error = errorOf(type);
      assertEquals(
          given.apply(error),
          kept.apply(reported(error)),
          () -> "the %s of %s".formatted(name, error));
    }
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

    assertType(type, failureOf(job.id(), "givenErrors"));
    assertEquals(job, get(job.id().value()), "the job, in the lookup after that of the error");
  }

  @Test
  void reportsAnErrorOfOneJobForThatJobOnly() {
    HarvestJob other = aHarvestJob().withId("job-2").build();
    givenJob(other);
    givenErrors(ID, MORE_THAN_ANY_RETRIES, errorOf(ServiceErrorType.FORBIDDEN));

    failureOf(ID, "givenErrors");
    assertEquals(other, get("job-2"), "the job beside that of the error");
  }

  @Test
  void keepsAnUnmodelledErrorCode() {
    HarvestJobException reported =
        reported(new ServiceError(400, "AccessDeniedException", "denied", REQUEST_ID));

    assertType(ServiceErrorType.FORBIDDEN, reported);
    assertEquals(Optional.of("AccessDeniedException"), reported.errorCode(), "the code");
  }

  @Test
  void reportsThatThereWasNoResponse() {
    givenJob(aHarvestJob().withId("job-1").build());
    givenNoResponse(ID);

    HarvestJobException reported = failureOf(ID, "givenNoResponse");
    assertInstanceOf(NoUsableResponseException.class, reported, "the exception");
    assertTrue(reported.isRetryable(), "retryable");
  }

  @Test
  void reportsAMalformedResponseAsNotUnderstood() {
    givenMalformedResponse(ID);

    assertReason(Reason.NOT_UNDERSTOOD, failureOf(ID, "givenMalformedResponse"));
  }

  @Test
  void endsAtItsDeadlineWhenTheSourceDoesNotRespond() throws InterruptedException {
    try (LookupThread lookup = startBlocked("unresponsive")) {
      assertReason(
          Reason.TIMED_OUT,
          lookup.outcome(deadline().plusSeconds(1), "the lookup did not end within " + deadline()));
    }
  }

  @Test
  void endsAtOnceWhenItsThreadIsInterrupted() throws InterruptedException {
    try (LookupThread lookup = startBlocked("interrupted")) {
      Duration atOnce = Duration.ofMillis(Math.max(1000, deadline().toMillis() / 2));
      lookup.interrupt();
      assertReason(Reason.INTERRUPTED, lookup.outcome(atOnce, "the lookup ignored the interrupt"));
      assertTrue(lookup.interruptFlagWhenEnded(), "the interrupt flag is set");
    }
  }

  @Test
  void servesManyCallersAtOnce() {
    List<HarvestJob> jobs =
        IntStream.range(0, 100).mapToObj(n -> aHarvestJob().withId("job-" + n).build()).toList();
    jobs.forEach(this::givenJob);

    assertEquals(
        jobs, jobs.parallelStream().map(job -> get(job.id().value())).toList(), "the jobs");
  }

  @Test
  void servesOthersWhileOneLookupIsBlocked() throws InterruptedException {
    HarvestJob other = aHarvestJob().withId("other").build();
    givenJob(other);
    LookupThread blocked = startBlocked("blocked");
    try (blocked) {
      assertEquals(
          other,
          LookupThread.start(repository(), other.id(), new LookupLatch(timeout()))
              .outcome(timeout(), "a lookup was blocked by the lookup of another id"),
          "the job beside that of the blocked lookup");
    }
    assertEquals(
        aHarvestJob().withId("blocked").build(),
        blocked.outcome(timeout(), "the lookup did not end"),
        "the job of the lookup that was blocked");
  }

  @Test
  void neverReturnsAnotherJobThanTheRequestedOne() {
    givenMismatchedResponse(ID, aHarvestJob().withId("job-2").build());

    assertFalse(
        failureOf(ID, "givenMismatchedResponse").isRetryable(),
        "retryable, though another lookup would have the same response");
  }

  @Test
  void createsANewExceptionForEachFailure() {
    assertNotSame(failureOf(ID, "an unknown id"), failureOf(ID, "an unknown id"), "the exception");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void rejectsANullId() {
    HarvestJobRepository repository = repository();
    assertThrows(NullPointerException.class, () -> repository.get(null), "for an id of null");
  }

  /** Without the job, a hook is likelier to be wrong than the adapter. */
  private HarvestJob get(String id) {
    HarvestJobRepository repository = repository();
    return assertDoesNotThrow(
        () -> repository.get(new HarvestJobId(id)),
        () -> "givenJob did not add %s, or the adapter does not return it".formatted(id));
  }

  /** Reports an error for a job that is there, in all attempts of one lookup. */
  private HarvestJobException reported(ServiceError error) {
    HarvestJobId id = givenJobFor(ServiceError.typeOf(error.errorCode(), 0).orElseThrow()).id();
    givenErrors(id, MORE_THAN_ANY_RETRIES, error);
    return failureOf(id, "givenErrors");
  }

  private HarvestJobException failureOf(HarvestJobId id, String cause) {
    HarvestJobRepository repository = repository();
    return assertThrows(
        HarvestJobException.class,
        () -> repository.get(id),
        () -> cause + " must lead to a HarvestJobException");
  }

  private static void assertType(ServiceErrorType expected, HarvestJobException reported) {
    assertEquals(
        expected.errorCode(), reported.getClass().getSimpleName(), "the type of the exception");
  }

  private HarvestJob givenJobFor(ServiceErrorType type) {
    HarvestJob job = aHarvestJob().withId(type.name()).build();
    givenJob(job);
    return job;
  }

  private static ServiceError errorOf(ServiceErrorType type) {
    return new ServiceError(type.httpStatus(), type.errorCode(), "its own words", REQUEST_ID);
  }

  private LookupThread startBlocked(String id) {
    HarvestJob job = aHarvestJob().withId(id).build();
    LookupLatch latch = new LookupLatch(timeout().plus(deadline()));
    givenJob(job);
    givenBlockedLookup(job.id(), latch);
    LookupThread started = LookupThread.start(repository(), job.id(), latch);
    try {
      latch.awaitArrival();
    } catch (IllegalStateException e) {
      throw new AssertionError("givenBlockedLookup did not let the source call await()", e);
    }
    return started;
  }

  private static void assertReason(Reason expected, @Nullable Object outcome) {
    NoUsableResponseException reported =
        assertInstanceOf(NoUsableResponseException.class, outcome, "how the lookup ended");
    assertEquals(expected, reported.reason(), () -> "the reason of " + reported);
  }
}

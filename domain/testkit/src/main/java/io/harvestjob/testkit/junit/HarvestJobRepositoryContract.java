package io.harvestjob.testkit.junit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.spi.ServiceError;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.harvestjob.testkit.LookupLatch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every adapter of {@link HarvestJobRepository} owes its callers. Extend it, say how a job and
 * a failure are arranged behind the adapter, and run it: an adapter is done when this passes.
 *
 * <p>Each test gets an instance of its own, as JUnit does by default. An adapter that retries must
 * be set up to do so without long waits. What an adapter does not keep is declared with {@link
 * KnownDeviation}.
 */
@ExtendWith(KnownDeviationExtension.class)
@Timeout(60)
public abstract class HarvestJobRepositoryContract {

  /** The request id that {@link #givenErrors arranged errors} carry. */
  protected static final String REQUEST_ID = "11111111-2222-3333-4444-555555555555";

  private static final int ALWAYS = Integer.MAX_VALUE;

  /** The adapter under test, over what the {@code given} methods arrange. */
  protected abstract HarvestJobRepository repository();

  /** From now on this is how the job with its id stands. */
  protected abstract void givenJob(HarvestJob job);

  /**
   * The next lookups of {@code id} are answered with this error, so many times; an adapter that
   * retries uses them up. After them the lookups are answered as if nothing had been.
   */
  protected abstract void givenErrors(HarvestJobId id, int times, ServiceError error);

  /** Lookups of {@code id} get no answer: the connection breaks, or whatever is like that. */
  protected abstract void givenNoResponse(HarvestJobId id);

  /**
   * Lookups of {@code id} wait at the gate: whatever is behind the adapter, on the thread that
   * answers this lookup and no other, calls {@link LookupLatch#await()} before it answers.
   */
  protected abstract void givenBlockedLookup(HarvestJobId id, LookupLatch latch);

  /**
   * Lookups of {@code id} are answered with a job that has another id. Override it if whatever is
   * behind the adapter can do that. For one that finds its jobs by their own id there is nothing to
   * override: the other job is just there, and {@code id} is unknown.
   */
  protected void givenMismatchedResponse(HarvestJobId id, HarvestJob another) {
    givenJob(another);
  }

  /** How long a case waits for what must come at once, before it fails. */
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
  void returnsAJobWithoutWhatTheServiceMayLeaveOut() {
    HarvestJob job = aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build();
    givenJob(job);

    assertEquals(job, get("job-1"));
  }

  @Test
  void keepsAStatusThatIsNotDocumented() {
    givenJob(aHarvestJob().withStatus("CANCELLED").build());

    assertEquals("CANCELLED", get("job-1").status().text());
  }

  @Test
  void keepsTimesAsTheyAreWritten() {
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
  void keepsEveryCharacterOfATextThatIsNotPlain() {
    HarvestJob job =
        aHarvestJob().withS3Destination("b", "käse/✓ 😀\"\\\t/index.m3u8", "role").build();
    givenJob(job);

    assertEquals(job, get("job-1"));
  }

  @Test
  void returnsTheJobThatIsAskedFor() {
    List<HarvestJob> jobs =
        Stream.of("job-1", "job-2", "JOB-1").map(id -> aHarvestJob().withId(id).build()).toList();
    jobs.forEach(this::givenJob);

    assertAll(jobs.stream().map(job -> () -> assertEquals(job, get(job.id().value()))));
  }

  @Test
  void takesTheLongestId() {
    HarvestJob job = aHarvestJob().withId("x".repeat(HarvestJobId.MAX_LENGTH)).build();
    givenJob(job);

    assertEquals(job, get(job.id().value()));
  }

  @Test
  void returnsAJobAsItStandsNow() {
    givenJob(aHarvestJob().withStatus(HarvestJobStatus.IN_PROGRESS).build());
    assertFalse(get("job-1").isFinished());

    givenJob(aHarvestJob().withStatus(HarvestJobStatus.FAILED).build());
    assertEquals(HarvestJobStatus.FAILED, get("job-1").status());
  }

  @Test
  void findsAJobThatWasNotThereBefore() {
    assertThrows(NotFoundException.class, () -> get("job-1"));

    givenJob(aHarvestJob().build());
    assertEquals("job-1", get("job-1").id().value());
  }

  @Test
  void reportsAnUnknownJobAsNotFound() {
    givenJob(aHarvestJob().withId("job-1").build());

    NotFoundException absent = assertThrows(NotFoundException.class, () -> get("job-2"));
    assertEquals(OptionalInt.of(404), absent.httpStatus());
    assertEquals(Optional.of("NotFoundException"), absent.errorCode());
  }

  @TestFactory
  Stream<DynamicTest> reportsEachErrorWithAllThatTheServiceSaid() {
    return Arrays.stream(ServiceErrorType.values())
        .map(error -> dynamicTest(error.errorCode(), () -> reportsWithAllThatWasSaid(error)));
  }

  private void reportsWithAllThatWasSaid(ServiceErrorType error) {
    HarvestJob job = givenJobFor(error);
    ServiceError said = details(error);
    givenErrors(job.id(), ALWAYS, said);

    HarvestJobException reported = failureOf(job.id());
    assertEquals(error.errorCode(), reported.getClass().getSimpleName());
    assertEquals(said.message(), reported.getMessage());
    assertEquals(OptionalInt.of(said.httpStatus()), reported.httpStatus());
    assertEquals(Optional.of(error.errorCode()), reported.errorCode());
    assertEquals(Optional.of(REQUEST_ID), reported.requestId());
  }

  @TestFactory
  Stream<DynamicTest> doesNotAskAgainWhenThatCannotHelp() {
    return Stream.of(ServiceErrorType.values())
        .filter(error -> !error.toException("").isRetryable())
        .map(error -> dynamicTest(error.errorCode(), () -> doesNotAskAgainAfter(error)));
  }

  private void doesNotAskAgainAfter(ServiceErrorType error) {
    HarvestJob job = givenJobFor(error);
    givenErrors(job.id(), 1, details(error));

    assertEquals(error.errorCode(), failureOf(job.id()).getClass().getSimpleName());
    assertEquals(job, get(job.id().value()));
  }

  @Test
  void reportsAnErrorOfOneJobForThatJobOnly() {
    HarvestJobId id = new HarvestJobId("job-1");
    HarvestJob other = aHarvestJob().withId("job-2").build();
    givenJob(other);
    givenErrors(id, ALWAYS, details(ServiceErrorType.FORBIDDEN));

    failureOf(id);
    assertEquals(other, get("job-2"));
  }

  @Test
  void keepsAnErrorCodeThatIsNotModelled() {
    HarvestJobId id = new HarvestJobId("job-1");
    givenErrors(id, ALWAYS, new ServiceError(400, "AccessDeniedException", "denied", REQUEST_ID));

    HarvestJobException reported = failureOf(id);
    assertEquals("ForbiddenException", reported.getClass().getSimpleName());
    assertEquals(Optional.of("AccessDeniedException"), reported.errorCode());
  }

  @Test
  void reportsThatThereWasNoResponse() {
    HarvestJobId id = new HarvestJobId("job-1");
    givenJob(aHarvestJob().withId("job-1").build());
    givenNoResponse(id);

    NoUsableResponseException reported =
        assertThrows(NoUsableResponseException.class, () -> repository().get(id));
    assertEquals(OptionalInt.empty(), reported.httpStatus());
    assertEquals(true, reported.isRetryable());
  }

  @Test
  void servesManyCallersAtOnce() {
    List<HarvestJob> jobs =
        IntStream.range(0, 100).mapToObj(n -> aHarvestJob().withId("job-" + n).build()).toList();
    jobs.forEach(this::givenJob);
    HarvestJobRepository repository = repository();

    assertEquals(jobs, jobs.parallelStream().map(job -> repository.get(job.id())).toList());
  }

  @Test
  void servesOthersWhileOneLookupIsBlocked() {
    HarvestJob held = aHarvestJob().withId("held").build();
    HarvestJob other = aHarvestJob().withId("other").build();
    givenJob(held);
    givenJob(other);
    LookupLatch latch = new LookupLatch(timeout());
    givenBlockedLookup(held.id(), latch);

    try (ConcurrentLookups lookups = new ConcurrentLookups(repository(), timeout(), latch)) {
      Future<HarvestJob> waiting = lookups.get(held.id());
      latch.awaitArrival();
      assertEquals(other, lookups.resultOf(lookups.get(other.id())));
      latch.release();
      assertEquals(held, lookups.resultOf(waiting));
    }
  }

  @Test
  void neverReturnsAnotherJobThanTheOneAskedFor() {
    HarvestJobId id = new HarvestJobId("job-1");
    givenMismatchedResponse(id, aHarvestJob().withId("job-2").build());

    assertFalse(failureOf(id).isRetryable());
  }

  @Test
  void makesEachErrorAnew() {
    HarvestJobId id = new HarvestJobId("job-1");

    assertNotSame(failureOf(id), failureOf(id));
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void refusesToLookForNull() {
    assertThrows(NullPointerException.class, () -> repository().get(null));
  }

  private HarvestJob get(String id) {
    return repository().get(new HarvestJobId(id));
  }

  private HarvestJobException failureOf(HarvestJobId id) {
    return assertThrows(HarvestJobException.class, () -> repository().get(id));
  }

  private HarvestJob givenJobFor(ServiceErrorType error) {
    HarvestJob job = aHarvestJob().withId(error.name()).build();
    givenJob(job);
    return job;
  }

  private static ServiceError details(ServiceErrorType error) {
    return new ServiceError(error.httpStatus(), error.errorCode(), "its own words", REQUEST_ID);
  }
}

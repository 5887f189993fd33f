package io.harvestjob.testkit.junit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJobLike;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepositoryTest;
import io.harvestjob.testkit.LookupLatch;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Assumptions;

/** Adapters with one fault each, over the fake, which has none. */
final class FaultyAdapters {

  private FaultyAdapters() {}

  /** Base class of the adapters that break a promise of the port. */
  abstract static class Adapter extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected HarvestJobRepository repository() {
      return this::get;
    }

    abstract HarvestJob get(HarvestJobId id);

    HarvestJob ask(HarvestJobId id) {
      return super.repository().get(id);
    }
  }

  abstract static class ChangesJobs extends Adapter {
    @Override
    HarvestJob get(HarvestJobId id) {
      return changed(ask(id));
    }

    abstract HarvestJob changed(HarvestJob job);
  }

  abstract static class ChangesErrors extends Adapter {
    @Override
    HarvestJob get(HarvestJobId id) {
      try {
        return ask(id);
      } catch (HarvestJobException e) {
        throw changed(e);
      }
    }

    abstract HarvestJobException changed(HarvestJobException error);
  }

  private static boolean isMalformed(HarvestJobException error) {
    return error instanceof NoUsableResponseException none
        && none.reason() == Reason.NOT_UNDERSTOOD;
  }

  private static Details details(ServiceError said) {
    return new Details(
        String.valueOf(said.message()),
        said.httpStatus(),
        said.errorCode(),
        said.requestId(),
        said.retryAfter());
  }

  /** Changes the errors of the service, and not missing or malformed responses. */
  abstract static class ChangesServiceErrors extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      return error instanceof NoUsableResponseException ? error : changed(said(error));
    }

    abstract HarvestJobException changed(ServiceError said);

    private static ServiceError said(HarvestJobException error) {
      return new ServiceError(
          error.httpStatus().getAsInt(),
          error.errorCode().orElse(null),
          error.getMessage(),
          error.requestId().orElse(null),
          error.retryAfter().orElse(null));
    }
  }

  /** The source is not there, as a container without Docker. */
  static class HasNoSource extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected HarvestJobRepository repository() {
      return Assumptions.abort("there is no Docker");
    }
  }

  static class ReturnsStaleJobs extends Adapter {
    private final Map<HarvestJobId, HarvestJob> seen = new ConcurrentHashMap<>();

    @Override
    HarvestJob get(HarvestJobId id) {
      return seen.computeIfAbsent(id, this::ask);
    }
  }

  static class CachesNotFound extends Adapter {
    private final Map<HarvestJobId, NotFoundException> absent = new ConcurrentHashMap<>();

    @Override
    HarvestJob get(HarvestJobId id) {
      if (absent.containsKey(id)) {
        throw absent.get(id);
      }
      try {
        return ask(id);
      } catch (NotFoundException e) {
        absent.put(id, e);
        throw e;
      }
    }
  }

  static class ReportsEveryErrorAsNotFound extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      return ServiceErrorType.NOT_FOUND.toException("no");
    }
  }

  static class IgnoresCase extends Adapter {
    @Override
    HarvestJob get(HarvestJobId id) {
      return ask(new HarvestJobId(id.value().toLowerCase(Locale.ROOT)));
    }
  }

  static class ReturnsTheFirstJobItKnows extends Adapter {
    private final Map<HarvestJobId, HarvestJob> known = new ConcurrentHashMap<>();

    @Override
    protected void givenJob(HarvestJob job) {
      known.put(job.id(), job);
      super.givenJob(job);
    }

    @Override
    HarvestJob get(HarvestJobId id) {
      return known.containsKey(id) || known.isEmpty() ? ask(id) : known.values().iterator().next();
    }
  }

  static class DoesNotVerifyTheId extends Adapter {
    private final Map<HarvestJobId, HarvestJob> responses = new ConcurrentHashMap<>();

    @Override
    protected void givenMismatchedResponse(HarvestJobId id, HarvestJob another) {
      responses.put(id, another);
    }

    @Override
    HarvestJob get(HarvestJobId id) {
      return Optional.ofNullable(responses.get(id)).orElseGet(() -> ask(id));
    }
  }

  static class ReportsMismatchAsRetryable extends DoesNotVerifyTheId {
    @Override
    HarvestJob get(HarvestJobId id) {
      HarvestJob job = super.get(id);
      if (!job.id().equals(id)) {
        throw new NoUsableResponseException(Reason.CONNECTION_FAILED, "for " + job.id(), null);
      }
      return job;
    }
  }

  static class RetriesForbidden extends Adapter {
    @Override
    HarvestJob get(HarvestJobId id) {
      try {
        return ask(id);
      } catch (ForbiddenException e) {
        return ask(id);
      }
    }
  }

  static class RetriesRetryableErrors extends Adapter {
    @Override
    HarvestJob get(HarvestJobId id) {
      try {
        return ask(id);
      } catch (HarvestJobException e) {
        return Optional.of(id).filter(again -> e.isRetryable()).map(this::ask).orElseThrow(() -> e);
      }
    }
  }

  static class SpreadsForbidden extends Adapter {
    private volatile boolean denied;

    @Override
    HarvestJob get(HarvestJobId id) {
      if (denied) {
        throw ServiceErrorType.FORBIDDEN.toException("denied before");
      }
      try {
        return ask(id);
      } catch (ForbiddenException e) {
        denied = true;
        throw e;
      }
    }
  }

  static class LocksDuringLookup extends Adapter {
    @Override
    synchronized HarvestJob get(HarvestJobId id) {
      return ask(id);
    }

    @Override
    protected Duration timeout() {
      return Duration.ofMillis(200);
    }
  }

  static class LosesTheArnOfBlockedJobs extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      boolean isBlocked = job.id().value().equals("blocked");
      return isBlocked ? aHarvestJobLike(job).withArn(null).build() : job;
    }
  }

  static class LosesTheArnOfOtherJobs extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      boolean isOther = job.id().value().equals("other");
      return isOther ? aHarvestJobLike(job).withArn(null).build() : job;
    }
  }

  static class InventsAMember extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      return aHarvestJobLike(job).withChannelId("its own").build();
    }
  }

  static class RenamesJobs extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      return aHarvestJobLike(job).withId("its-own").build();
    }
  }

  static class NormalizesTimes extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      return aHarvestJobLike(job)
          .withStartTime(tidy(job.startTime()))
          .withEndTime(tidy(job.endTime()))
          .build();
    }

    private static String tidy(HarvestJobTime time) {
      return time.instant().map(HarvestJobTime::of).orElse(time).text();
    }
  }

  static class ReportsUnknownStatusAsFailed extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      return job.status().isKnown()
          ? job
          : aHarvestJobLike(job).withStatus(HarvestJobStatus.FAILED).build();
    }
  }

  static class ReportsEveryJobAsFailed extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      return aHarvestJobLike(job).withStatus(HarvestJobStatus.FAILED).build();
    }
  }

  static class RewritesTheMessage extends ChangesServiceErrors {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(
              said.httpStatus(), said.errorCode(), "sorry", said.requestId(), said.retryAfter())
          .toException();
    }
  }

  static class LosesTheHttpStatus extends ChangesServiceErrors {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(
              400, said.errorCode(), said.message(), said.requestId(), said.retryAfter())
          .toException();
    }
  }

  static class LosesTheErrorCode extends ChangesServiceErrors {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(
              said.httpStatus(), null, said.message(), said.requestId(), said.retryAfter())
          .toException();
    }
  }

  static class LosesTheRequestId extends ChangesServiceErrors {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(
              said.httpStatus(), said.errorCode(), said.message(), null, said.retryAfter())
          .toException();
    }
  }

  static class LosesTheRetryAfter extends ChangesServiceErrors {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(said.httpStatus(), said.errorCode(), said.message(), said.requestId())
          .toException();
    }
  }

  static class ReportsServiceUnavailableAsInternalServerError extends ChangesServiceErrors {
    @Override
    HarvestJobException changed(ServiceError said) {
      return said.httpStatus() == 503
          ? ServiceErrorType.INTERNAL_SERVER_ERROR.toException(details(said))
          : said.toException();
    }
  }

  static class ThrowsAnExceptionOfItsOwn extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      throw new IllegalStateException("corrupt record", error);
    }
  }

  static class ThrowsAnExceptionOfItsOwnForAMalformedResponse extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      if (isMalformed(error)) {
        throw new IllegalStateException("corrupt record", error);
      }
      return error;
    }
  }

  static class ReportsAMalformedResponseAsInternalServerError extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      return isMalformed(error)
          ? ServiceErrorType.INTERNAL_SERVER_ERROR.toException("corrupt record")
          : error;
    }
  }

  static class ReportsAMalformedResponseAsBrokenConnection extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      return isMalformed(error)
          ? new NoUsableResponseException(Reason.CONNECTION_FAILED, "corrupt record", error)
          : error;
    }
  }

  static class ReportsANullIdAsAnErrorOfTheService extends Adapter {
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    @Override
    HarvestJob get(HarvestJobId id) {
      if (id == null) {
        throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException("no id");
      }
      return ask(id);
    }
  }

  /** What is behind these has no request ids, and they say so. */
  @KnownDeviation(of = "keepsTheRequestIdOfAnError", because = "a directory has no request ids")
  static class HasNoRequestIds extends LosesTheRequestId {}

  static class HasNoRequestIdsAndReportsServiceUnavailableAsInternalServerError
      extends HasNoRequestIds {
    @Override
    HarvestJobException changed(ServiceError said) {
      return said.httpStatus() == 503
          ? new ServiceError(500, "InternalServerErrorException", said.message(), null)
              .toException()
          : super.changed(said);
    }
  }

  static class HasNoRequestIdsAndDropsTheMessage extends HasNoRequestIds {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(said.httpStatus(), said.errorCode(), null, null, said.retryAfter())
          .toException();
    }
  }

  static class HasNoRequestIdsAndThrowsAnExceptionOfItsOwn extends HasNoRequestIds {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      if (isMalformed(error)) {
        throw new IllegalStateException("corrupt record", error);
      }
      return super.changed(error);
    }
  }

  static class IgnoresTheErrorCode extends ChangesServiceErrors {
    @Override
    HarvestJobException changed(ServiceError said) {
      return ServiceError.typeOf(null, said.httpStatus()).orElseThrow().toException(details(said));
    }
  }

  static class ReportsAnotherType extends ChangesServiceErrors {
    @Override
    HarvestJobException changed(ServiceError said) {
      return ServiceErrorType.INTERNAL_SERVER_ERROR.toException(details(said));
    }
  }

  static class ReportsNoResponseAsNotUnderstood extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      return error.httpStatus().isPresent()
          ? error
          : NoUsableResponseException.notUnderstood("silence", null, null, null);
    }
  }

  /** The source gives up on its own, long after the deadline. */
  static class HasNoDeadline extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected void await(LookupLatch latch) {
      try {
        latch.await(Duration.ofSeconds(20));
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  static class ReportsDeadlineAsBrokenConnection extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      return error instanceof NoUsableResponseException none && none.reason() == Reason.TIMED_OUT
          ? new NoUsableResponseException(Reason.CONNECTION_FAILED, "closed by the network", none)
          : error;
    }
  }

  static class IgnoresInterrupts extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected void await(LookupLatch latch) {
      try {
        super.await(latch);
      } catch (NoUsableResponseException e) {
        if (!Thread.interrupted()) {
          throw e;
        }
        super.await(latch);
      }
    }
  }

  static class RecordsDaemonThreads extends Adapter {
    static final Queue<Boolean> DAEMONS = new ConcurrentLinkedQueue<>();

    @Override
    HarvestJob get(HarvestJobId id) {
      if (id.value().equals("interrupted")) {
        DAEMONS.add(Thread.currentThread().isDaemon());
      }
      return ask(id);
    }
  }

  /** The lock makes one of the cases fail, and that must release its latch, too. */
  static class RecordsLatches extends LocksDuringLookup {
    static final Queue<LookupLatch> LATCHES = new ConcurrentLinkedQueue<>();

    @Override
    protected void givenBlockedLookup(HarvestJobId id, LookupLatch latch) {
      LATCHES.add(latch);
      super.givenBlockedLookup(id, latch);
    }
  }

  static class ClearsTheInterruptFlag extends ChangesErrors {
    @Override
    @SuppressWarnings("ThreadInterrupted") // this is its fault
    HarvestJobException changed(HarvestJobException error) {
      Thread.interrupted();
      return error;
    }
  }

  static class ChangesTheCaseOfTheStatus extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      return aHarvestJobLike(job).withStatus(job.status().text().toUpperCase(Locale.ROOT)).build();
    }
  }

  static class GivenJobDoesNothing extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected void givenJob(HarvestJob job) {}
  }

  static class GivenErrorsDoesNothing extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected void givenErrors(HarvestJobId id, int times, ServiceError error) {}
  }

  static class GivenNoResponseDoesNothing extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected void givenNoResponse(HarvestJobId id) {}
  }

  static class GivenMalformedResponseDoesNothing extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected void givenMalformedResponse(HarvestJobId id) {
      givenJob(aHarvestJob().withId(id.value()).build());
    }
  }

  static class GivenBlockedLookupDoesNothing extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected void givenBlockedLookup(HarvestJobId id, LookupLatch latch) {}

    @Override
    protected Duration timeout() {
      return Duration.ofMillis(200);
    }
  }

  static class GivenMismatchedResponseAddsTheRequestedJob extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected void givenMismatchedResponse(HarvestJobId id, HarvestJob another) {
      givenJob(aHarvestJobLike(another).withId(id.value()).build());
    }
  }
}

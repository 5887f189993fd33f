package io.harvestjob.testkit.junit;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJobLike;

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
import io.harvestjob.domain.spi.ServiceError;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepositoryTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Adapters with one fault each, over the fake, which has none. */
final class FaultyAdapters {

  private FaultyAdapters() {}

  /** Something between the contract and the fake. */
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

  /** Changes what a service said, and leaves silence alone. */
  abstract static class ChangesWords extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      return error.httpStatus().isEmpty() ? error : changed(details(error));
    }

    abstract HarvestJobException changed(ServiceError said);

    private static ServiceError details(HarvestJobException error) {
      return new ServiceError(
          error.httpStatus().getAsInt(),
          error.errorCode().orElse(null),
          error.getMessage(),
          error.requestId().orElse(null));
    }
  }

  static class ReturnsStaleData extends Adapter {
    private final Map<HarvestJobId, HarvestJob> seen = new ConcurrentHashMap<>();

    @Override
    HarvestJob get(HarvestJobId id) {
      return seen.computeIfAbsent(id, this::ask);
    }
  }

  static class RemembersAbsence extends Adapter {
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

  static class TakesEveryErrorAsAbsence extends ChangesErrors {
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

  static class BelievesEveryAnswer extends Adapter {
    private final Map<HarvestJobId, HarvestJob> answers = new ConcurrentHashMap<>();

    @Override
    protected void givenMismatchedResponse(HarvestJobId id, HarvestJob another) {
      answers.put(id, another);
    }

    @Override
    HarvestJob get(HarvestJobId id) {
      return Optional.ofNullable(answers.get(id)).orElseGet(() -> ask(id));
    }
  }

  static class AsksAgainAfterTheAnswerToAnother extends BelievesEveryAnswer {
    @Override
    HarvestJob get(HarvestJobId id) {
      HarvestJob job = super.get(id);
      if (!job.id().equals(id)) {
        throw new NoUsableResponseException(Reason.CONNECTION_FAILED, "for " + job.id(), null);
      }
      return job;
    }
  }

  static class RetriesADeniedCall extends Adapter {
    @Override
    HarvestJob get(HarvestJobId id) {
      try {
        return ask(id);
      } catch (ForbiddenException e) {
        return ask(id);
      }
    }
  }

  static class RetriesWhatMayHelp extends Adapter {
    @Override
    HarvestJob get(HarvestJobId id) {
      try {
        return ask(id);
      } catch (HarvestJobException e) {
        return Optional.of(id).filter(again -> e.isRetryable()).map(this::ask).orElseThrow(() -> e);
      }
    }
  }

  static class DeniesAllOnceOneIsDenied extends Adapter {
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

  static class BlocksUnderALock extends Adapter {
    @Override
    synchronized HarvestJob get(HarvestJobId id) {
      return ask(id);
    }

    @Override
    protected Duration timeout() {
      return Duration.ofMillis(200);
    }
  }

  static class LosesTheMemberOfHeldJobs extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      boolean held = job.id().value().equals("held");
      return held ? aHarvestJobLike(job).withArn(null).build() : job;
    }
  }

  static class AddsAMember extends ChangesJobs {
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

  static class TidiesUpTimes extends ChangesJobs {
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

  static class TakesUnknownAsFailed extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      return job.status().isKnown()
          ? job
          : aHarvestJobLike(job).withStatus(HarvestJobStatus.FAILED).build();
    }
  }

  static class TakesEveryJobAsFailed extends ChangesJobs {
    @Override
    HarvestJob changed(HarvestJob job) {
      return aHarvestJobLike(job).withStatus(HarvestJobStatus.FAILED).build();
    }
  }

  static class SaysItInItsOwnWords extends ChangesWords {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(said.httpStatus(), said.errorCode(), "sorry", said.requestId())
          .toException();
    }
  }

  static class LosesTheStatus extends ChangesWords {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(400, said.errorCode(), said.message(), said.requestId())
          .toException();
    }
  }

  static class LosesTheCode extends ChangesWords {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(said.httpStatus(), null, said.message(), said.requestId())
          .toException();
    }
  }

  static class LosesTheRequestId extends ChangesWords {
    @Override
    HarvestJobException changed(ServiceError said) {
      return new ServiceError(said.httpStatus(), said.errorCode(), said.message(), null)
          .toException();
    }
  }

  static class GoesByTheStatusAlone extends ChangesWords {
    @Override
    HarvestJobException changed(ServiceError said) {
      return ServiceErrorType.of(null, said.httpStatus())
          .orElseThrow()
          .toException(
              new Details(
                  String.valueOf(said.message()),
                  said.httpStatus(),
                  said.errorCode(),
                  said.requestId(),
                  said.retryAfter()));
    }
  }

  static class TakesSilenceAsNonsense extends ChangesErrors {
    @Override
    HarvestJobException changed(HarvestJobException error) {
      return error.httpStatus().isPresent()
          ? error
          : NoUsableResponseException.notUnderstood("silence", null, null, null);
    }
  }
}

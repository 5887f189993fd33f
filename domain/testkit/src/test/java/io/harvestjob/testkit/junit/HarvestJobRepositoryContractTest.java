package io.harvestjob.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harvestjob.domain.ErrorDetails;
import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.testkit.InMemoryHarvestJobRepositoryTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract bites: each wrong adapter fails just the cases that are about its fault. */
class HarvestJobRepositoryContractTest {

  @Test
  void passesARightAdapter() {
    assertThat(casesFailedBy(InMemoryHarvestJobRepositoryTest.class)).isEmpty();
  }

  @Test
  void catchesStaleData() {
    assertThat(casesFailedBy(ReturnsStaleData.class))
        .containsExactlyInAnyOrder("returnsAJobAsItStandsNow()");
  }

  static class ReturnsStaleData extends InMemoryHarvestJobRepositoryTest {
    private final Map<HarvestJobId, HarvestJob> seen = new ConcurrentHashMap<>();

    @Override
    protected HarvestJobRepository repository() {
      return id -> seen.computeIfAbsent(id, super.repository()::get);
    }
  }

  @Test
  void catchesAbsenceThatIsRemembered() {
    assertThat(casesFailedBy(RemembersAbsence.class))
        .containsExactlyInAnyOrder(
            "findsAJobThatWasNotThereBefore()", "makesEachErrorAnew()", "NotFoundException");
  }

  static class RemembersAbsence extends InMemoryHarvestJobRepositoryTest {
    private final Map<HarvestJobId, NotFoundException> absent = new ConcurrentHashMap<>();

    @Override
    protected HarvestJobRepository repository() {
      return this::get;
    }

    private HarvestJob get(HarvestJobId id) {
      if (absent.containsKey(id)) {
        throw absent.get(id);
      }
      try {
        return super.repository().get(id);
      } catch (NotFoundException e) {
        absent.put(id, e);
        throw e;
      }
    }
  }

  @Test
  void catchesErrorsThatAreSwallowed() {
    assertThat(casesFailedBy(TakesEveryErrorAsAbsence.class))
        .containsExactlyInAnyOrder(
            "UnprocessableEntityException",
            "InternalServerErrorException",
            "ForbiddenException",
            "NotFoundException",
            "ServiceUnavailableException",
            "TooManyRequestsException",
            "keepsAnErrorCodeThatIsNotModelled()",
            "reportsThatThereWasNoAnswer()");
  }

  static class TakesEveryErrorAsAbsence extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected HarvestJobRepository repository() {
      return this::get;
    }

    private HarvestJob get(HarvestJobId id) {
      try {
        return super.repository().get(id);
      } catch (HarvestJobException e) {
        throw new NotFoundException(new ErrorDetails(404, "NotFoundException", "no", null));
      }
    }
  }

  @Test
  void catchesAnAnswerForAnotherId() {
    assertThat(casesFailedBy(IgnoresCase.class))
        .containsExactlyInAnyOrder(
            "returnsTheJobThatIsAskedFor()",
            "UnprocessableEntityException",
            "ForbiddenException",
            "NotFoundException",
            "InternalServerErrorException",
            "ServiceUnavailableException",
            "TooManyRequestsException");
  }

  static class IgnoresCase extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected HarvestJobRepository repository() {
      return id -> super.repository().get(new HarvestJobId(id.value().toLowerCase(Locale.ROOT)));
    }
  }

  @Test
  void catchesARetryOfADeniedCall() {
    assertThat(casesFailedBy(RetriesADeniedCall.class))
        .containsExactlyInAnyOrder("ForbiddenException");
  }

  static class RetriesADeniedCall extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected HarvestJobRepository repository() {
      return this::get;
    }

    private HarvestJob get(HarvestJobId id) {
      try {
        return super.repository().get(id);
      } catch (ForbiddenException e) {
        return super.repository().get(id);
      }
    }
  }

  @Test
  void catchesAJobThatIsChangedOnTheWay() {
    assertThat(casesFailedBy(TidiesUpTimes.class))
        .containsExactlyInAnyOrder("keepsTimesAsTheyAreWritten()");
  }

  static class TidiesUpTimes extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected HarvestJobRepository repository() {
      return id -> tidy(super.repository().get(id));
    }

    private static HarvestJob tidy(HarvestJob job) {
      return new HarvestJob(
          job.id(),
          job.originEndpointId(),
          tidy(job.startTime()),
          tidy(job.endTime()),
          job.s3Destination(),
          job.status(),
          job.arn(),
          job.channelId(),
          job.createdAt());
    }

    private static HarvestJobTime tidy(HarvestJobTime time) {
      return time.instant().map(HarvestJobTime::of).orElse(time);
    }
  }

  @Test
  void catchesAStatusThatIsForcedIntoTheDocumentedOnes() {
    assertThat(casesFailedBy(TakesUnknownAsFailed.class))
        .containsExactlyInAnyOrder("keepsAStatusThatIsNotDocumented()");
  }

  static class TakesUnknownAsFailed extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected HarvestJobRepository repository() {
      return id -> known(super.repository().get(id));
    }

    private static HarvestJob known(HarvestJob job) {
      return job.status().isKnown() ? job : failed(job);
    }

    private static HarvestJob failed(HarvestJob job) {
      return new HarvestJob(
          job.id(),
          job.originEndpointId(),
          job.startTime(),
          job.endTime(),
          job.s3Destination(),
          HarvestJobStatus.FAILED,
          job.arn(),
          job.channelId(),
          job.createdAt());
    }
  }

  @Test
  void catchesALockThatIsHeldWhileALookupWaits() {
    assertThat(casesFailedBy(BlocksUnderALock.class))
        .containsExactlyInAnyOrder("answersOthersWhileOneLookupWaits()");
  }

  static class BlocksUnderALock extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected synchronized HarvestJobRepository repository() {
      HarvestJobRepository unlocked = super.repository();
      return id -> {
        synchronized (this) {
          return unlocked.get(id);
        }
      };
    }

    @Override
    protected Duration patience() {
      return Duration.ofMillis(200);
    }
  }

  @Test
  void catchesAnErrorThatIsThrownTwice() {
    assertThat(casesFailedBy(RemembersAbsence.class)).contains("makesEachErrorAnew()");
  }

  @Test
  void catchesTheAnswerToAnotherQuestion() {
    assertThat(casesFailedBy(BelievesEveryAnswer.class))
        .containsExactlyInAnyOrder("neverReturnsAnotherJobThanTheOneAskedFor()");
  }

  static class BelievesEveryAnswer extends InMemoryHarvestJobRepositoryTest {
    private final Map<HarvestJobId, HarvestJob> answers = new ConcurrentHashMap<>();

    @Override
    protected HarvestJobRepository repository() {
      HarvestJobRepository fake = super.repository();
      return id -> answers.containsKey(id) ? answers.get(id) : fake.get(id);
    }

    @Override
    protected void givenAnswerFor(HarvestJobId id, HarvestJob another) {
      answers.put(id, another);
    }
  }

  private static Set<String> casesFailedBy(Class<?> adapterTest) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(adapterTest))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map((Event event) -> event.getTestDescriptor().getDisplayName())
        .collect(Collectors.toSet());
  }
}

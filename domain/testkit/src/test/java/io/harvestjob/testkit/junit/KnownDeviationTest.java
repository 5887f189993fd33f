package io.harvestjob.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.testkit.InMemoryHarvestJobRepositoryTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

class KnownDeviationTest {

  private static final String MESSAGE = "keepsTheMessageOfAnError";

  @Test
  void skipsDeviatingCaseWithItsReason() {
    Events all = eventsOf(DeclaresItsDeviation.class);

    assertThat(all.failed().list()).isEmpty();
    assertThat(messages(all.aborted()))
        .singleElement()
        .asString()
        .contains("it says no in its own words", "but was: <nowhere>");
  }

  @KnownDeviation(of = MESSAGE, because = "it says no in its own words")
  static class DeclaresItsDeviation extends InMemoryHarvestJobRepositoryTest {
    @Override
    protected HarvestJobRepository repository() {
      HarvestJobRepository fake = super.repository();
      return id -> getOrSayNo(fake, id);
    }

    private static HarvestJob getOrSayNo(HarvestJobRepository fake, HarvestJobId id) {
      try {
        return fake.get(id);
      } catch (NotFoundException e) {
        throw new ServiceError(404, "NotFoundException", "nowhere", e.requestId().orElse(null))
            .toException();
      }
    }
  }

  @Test
  void failsCaseThatNoLongerDeviates() {
    assertThat(messages(eventsOf(NoLongerDeviates.class).failed()))
        .hasSize(2)
        .allSatisfy(message -> assertThat(message).contains("no longer deviates"));
  }

  @KnownDeviation(of = "acceptsTheLongestId", because = "names of files are short")
  @KnownDeviation(of = MESSAGE, because = "it says no in its own words")
  static class NoLongerDeviates extends InMemoryHarvestJobRepositoryTest {}

  @Test
  void rejectsDeviationOfUnknownCase() {
    assertThat(messages(eventsOf(DeviatesFromNothing.class).failed()))
        .singleElement()
        .asString()
        .contains("takesTheLongestID", "is of no case of the contract");
  }

  @KnownDeviation(of = "takesTheLongestID", because = "names of files are short")
  static class DeviatesFromNothing extends InMemoryHarvestJobRepositoryTest {}

  @Test
  void rejectsDeviationOfAHook() {
    assertThat(messages(eventsOf(DeviatesFromAHook.class).failed()))
        .singleElement()
        .asString()
        .contains("givenJob", "is of no case of the contract");
  }

  @KnownDeviation(of = "givenJob", because = "there are no jobs")
  static class DeviatesFromAHook extends InMemoryHarvestJobRepositoryTest {}

  @Test
  void rejectsDeviationWithoutReason() {
    assertThat(messages(eventsOf(DeviatesForNoReason.class).failed()))
        .singleElement()
        .asString()
        .contains("acceptsTheLongestId", "has no reason");
  }

  @KnownDeviation(of = "acceptsTheLongestId", because = " ")
  static class DeviatesForNoReason extends InMemoryHarvestJobRepositoryTest {}

  private static Events eventsOf(Class<?> adapterTest) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(adapterTest))
        .execute()
        .allEvents();
  }

  private static List<String> messages(Events finished) {
    return finished.stream()
        .map((Event event) -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }
}

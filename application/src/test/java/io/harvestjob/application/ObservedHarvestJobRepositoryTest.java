package io.harvestjob.application;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.ServiceErrorType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObservedHarvestJobRepositoryTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");
  private static final HarvestJob JOB = aHarvestJob().build();
  private static final HarvestJobNotification FINISHED =
      new HarvestJobNotification(ID, HarvestJobStatus.SUCCEEDED, null, null);

  private final ObservationRegistry registry = ObservationRegistry.create();
  private final List<String> stopped = new ArrayList<>();

  @BeforeEach
  void recordObservations() {
    registry.observationConfig().observationHandler(new StoppedObservationRecorder());
  }

  @Test
  void observesALookupThatReturnsAJob() {
    assertThat(observed(id -> JOB).get(ID)).isSameAs(JOB);
    assertThat(stopped)
        .singleElement(STRING)
        .contains("name='harvestjob.lookup'", "[adapter='aws', outcome='OK']", "error='null'");
  }

  @Test
  void observesALookupThatFailsAndThrowsTheErrorAsItIs() {
    RuntimeException unknown = ServiceErrorType.NOT_FOUND.toException("who?");

    assertThat(catchThrowable(() -> failing(unknown).get(ID))).isSameAs(unknown);
    assertThat(stopped)
        .singleElement(STRING)
        .contains("[adapter='aws', outcome='NotFoundException']", "error='" + unknown + "'");
  }

  @Test
  void observesEachLookup() {
    HarvestJobRepository observed = observed(id -> JOB);
    observed.get(ID);
    observed.get(ID);

    assertThat(stopped).hasSize(2);
  }

  @Test
  void looksUpWithinTheObservation() {
    List<Boolean> within = new ArrayList<>();
    observed(
            id -> {
              within.add(registry.getCurrentObservation() != null);
              return JOB;
            })
        .get(ID);

    assertThat(within).containsExactly(true);
  }

  @Test
  void passesOnNotifications() {
    List<HarvestJobNotification> heard = new ArrayList<>();
    observed(new ListeningRepository(id -> JOB, heard::add)).onNotification(FINISHED);
    observed(id -> JOB).onNotification(FINISHED);

    assertThat(heard).containsExactly(FINISHED);
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void rejectsNullNamingWhatIsNull() {
    HarvestJobRepository jobs = id -> JOB;

    assertNull("repository", () -> new ObservedHarvestJobRepository(null, "aws", registry));
    assertNull("adapter", () -> new ObservedHarvestJobRepository(jobs, null, registry));
    assertNull("registry", () -> new ObservedHarvestJobRepository(jobs, "aws", null));
    assertNull("notification", () -> observed(jobs).onNotification(null));
  }

  private static void assertNull(String name, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(name);
  }

  private ObservedHarvestJobRepository observed(HarvestJobRepository repository) {
    return new ObservedHarvestJobRepository(repository, "aws", registry);
  }

  private ObservedHarvestJobRepository failing(RuntimeException error) {
    return observed(
        id -> {
          throw error;
        });
  }

  private final class StoppedObservationRecorder
      implements ObservationHandler<Observation.Context> {

    @Override
    public void onStop(Observation.Context context) {
      stopped.add(context.toString());
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }
}

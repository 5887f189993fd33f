package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.PlannedFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The member {@code FakeDefaults} of a jobs file.
 *
 * @param createdJobs how created jobs behave
 * @param createFailures the next creates that fail
 * @param listFailures the next lists that fail
 * @param quota how many jobs may be in progress when another is created; null for any number
 * @param originEndpoints the channel id by the id of each origin endpoint; null if any exists
 */
public record FakeServiceBehaviour(
    FakeJobBehaviour createdJobs,
    List<PlannedFailure> createFailures,
    List<PlannedFailure> listFailures,
    @Nullable Integer quota,
    @Nullable Map<String, String> originEndpoints) {

  static final FakeServiceBehaviour NONE =
      new FakeServiceBehaviour(FakeJobBehaviour.NONE, List.of(), List.of(), null, null);

  void applyTo(InMemoryHarvestJobRepository fake) {
    fake.setCreatedJobBehaviour(createdJobs);
    createFailures.forEach(fake::failNextCreate);
    listFailures.forEach(fake::failNextList);
    Optional.ofNullable(quota).ifPresent(fake::setQuota);
    Optional.ofNullable(originEndpoints).ifPresent(fake::setOriginEndpoints);
  }
}

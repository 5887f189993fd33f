package io.harvestjob.application;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Makes every lookup of another repository an observation of Micrometer, from which the host's
 * registry makes a timer, a span or both. Thread-safe. It needs {@code
 * io.micrometer:micrometer-observation} 1.10 or newer on the class path, which this artifact does
 * not bring along.
 *
 * <p>An observation is named {@value #NAME}, so a timer is in Prometheus {@code
 * harvestjob_lookup_seconds}. It has two keys of few values: {@value #ADAPTER} is what the
 * constructor is given, and {@value #OUTCOME} is {@value #OK}, or the simple class name of what was
 * thrown, {@code NotFoundException} for example.
 */
public final class ObservedHarvestJobRepository
    implements HarvestJobRepository, HarvestJobNotificationListener {

  /** The name of every observation. */
  public static final String NAME = "harvestjob.lookup";

  /** The key whose value says which repository was called. */
  public static final String ADAPTER = "adapter";

  /** The key whose value says how a lookup ended. */
  public static final String OUTCOME = "outcome";

  /** The outcome of a lookup that returned a job. */
  public static final String OK = "OK";

  private final HarvestJobRepository repository;
  private final String adapter;
  private final ObservationRegistry registry;

  /**
   * Observes the lookups of {@code repository}, which the caller closes.
   *
   * @param adapter a name for the repository, {@code aws} for example
   * @param registry the host's
   * @throws NullPointerException naming the parameter that is null
   */
  @SuppressWarnings("exports") // a module that has a registry requires its module itself
  public ObservedHarvestJobRepository(
      HarvestJobRepository repository, String adapter, ObservationRegistry registry) {
    this.repository = requireNonNull(repository, "repository");
    this.adapter = requireNonNull(adapter, "adapter");
    this.registry = requireNonNull(registry, "registry");
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    Observation observation =
        Observation.createNotStarted(NAME, registry)
            .lowCardinalityKeyValue(ADAPTER, adapter)
            .lowCardinalityKeyValue(OUTCOME, OK);
    return observation.observe(() -> get(id, observation));
  }

  private HarvestJob get(HarvestJobId id, Observation observation) {
    try {
      return repository.get(id);
    } catch (Throwable thrown) {
      observation.lowCardinalityKeyValue(OUTCOME, thrown.getClass().getSimpleName());
      throw thrown;
    }
  }

  /** Passes the notification on, if the other repository listens. */
  @Override
  public void onNotification(HarvestJobNotification notification) {
    HarvestJobNotificationListener.tell(repository, requireNonNull(notification, "notification"));
  }
}

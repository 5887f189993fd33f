package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.ModelledError;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fake: keeps its jobs in memory. Thread-safe; instances share nothing. */
public final class InMemoryHarvestJobRepository implements HarvestJobRepository {

  private final Map<HarvestJobId, HarvestJob> jobs = new ConcurrentHashMap<>();
  private final Map<HarvestJobId, PlannedFailures> failures = new ConcurrentHashMap<>();

  /** Knows these jobs; of two with one id the last. */
  public InMemoryHarvestJobRepository(HarvestJob... jobs) {
    for (HarvestJob job : jobs) {
      put(job);
    }
  }

  /** Adds a job, or replaces the one with its id. */
  public void put(HarvestJob job) {
    jobs.put(job.id(), job);
  }

  /**
   * Lets the next lookups of {@code id} fail, whether there is such a job or not. Replaces what was
   * planned for that id before.
   *
   * @param times how many lookups fail
   * @param failure makes the error anew for each
   */
  public void failNext(
      HarvestJobId id, int times, Supplier<? extends HarvestJobException> failure) {
    failures.put(id, new PlannedFailures(times, failure));
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    PlannedFailures planned = failures.get(requireNonNull(id, "id"));
    if (planned != null) {
      planned.throwNext();
    }
    return found(id, jobs.get(id));
  }

  private static HarvestJob found(HarvestJobId id, @Nullable HarvestJob job) {
    if (job == null) {
      throw ModelledError.NOT_FOUND.exception("Harvest job %s not found".formatted(id));
    }
    return job;
  }
}

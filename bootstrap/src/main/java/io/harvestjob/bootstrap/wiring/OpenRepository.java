package io.harvestjob.bootstrap.wiring;

import io.harvestjob.bootstrap.jobsfile.JobsFile;
import io.harvestjob.bootstrap.jobsfile.ListedJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** An adapter, and what has to be closed after it. */
public final class OpenRepository implements HarvestJobRepository, AutoCloseable {

  private final HarvestJobRepository adapter;
  private final boolean waits;
  private final Runnable close;

  /** One that does I/O. */
  OpenRepository(HarvestJobRepository adapter, Runnable close) {
    this(adapter, true, close);
  }

  private OpenRepository(HarvestJobRepository adapter, boolean waits, Runnable close) {
    this.adapter = adapter;
    this.waits = waits;
    this.close = close;
  }

  /** The fake, over a file of jobs. */
  public static OpenRepository ofJobsFile(Path file) {
    InMemoryHarvestJobRepository fake =
        new InMemoryHarvestJobRepository(Clock.systemUTC(), OpenRepository::pause);
    List<ListedJob> jobs = JobsFile.read(file);
    jobs.forEach(listed -> fake.put(listed.job(), listed.behaviour()));
    return new OpenRepository(fake, jobs.stream().anyMatch(OpenRepository::waits), () -> {});
  }

  private static boolean waits(ListedJob listed) {
    return !listed.behaviour().latency().isZero();
  }

  private static void pause(Duration latency) {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the answer", e);
    }
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    return adapter.get(id);
  }

  /** Whether a lookup may wait for anything, such as I/O. */
  public boolean waits() {
    return waits;
  }

  @Override
  public void close() {
    close.run();
  }
}

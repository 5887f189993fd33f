package io.harvestjob.bootstrap.wiring;

import io.harvestjob.bootstrap.jobsfile.JobsFile;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableAnswerException;
import io.harvestjob.domain.NoUsableAnswerException.Reason;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** An adapter, and what has to be closed after it. */
public final class OpenRepository implements HarvestJobRepository, AutoCloseable {

  private final HarvestJobRepository adapter;
  private final Runnable close;

  OpenRepository(HarvestJobRepository adapter, Runnable close) {
    this.adapter = adapter;
    this.close = close;
  }

  /** The fake, over a file of jobs. */
  public static OpenRepository ofJobsFile(Path file) {
    InMemoryHarvestJobRepository fake =
        new InMemoryHarvestJobRepository(Clock.systemUTC(), OpenRepository::pause);
    JobsFile.read(file).forEach(listed -> fake.put(listed.job(), listed.behaviour()));
    return new OpenRepository(fake, () -> {});
  }

  private static void pause(Duration latency) {
    try {
      Thread.sleep(latency.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoUsableAnswerException(Reason.INTERRUPTED, "Interrupted before the answer", e);
    }
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    return adapter.get(id);
  }

  @Override
  public void close() {
    close.run();
  }
}

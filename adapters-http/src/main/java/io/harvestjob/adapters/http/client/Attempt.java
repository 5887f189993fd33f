package io.harvestjob.adapters.http.client;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import java.time.Duration;

/** How one attempt ended. */
sealed interface Attempt {

  /**
   * The job that was found.
   *
   * @throws HarvestJobException if it failed
   */
  HarvestJob result();

  boolean isWorthRepeating();

  /** Before the next one. */
  Duration pause();

  record Succeeded(HarvestJob result) implements Attempt {

    @Override
    public boolean isWorthRepeating() {
      return false;
    }

    @Override
    public Duration pause() {
      return Duration.ZERO;
    }
  }

  record Failed(HarvestJobException error, Duration pause, boolean isInTime) implements Attempt {

    @Override
    public HarvestJob result() {
      throw error;
    }

    @Override
    public boolean isWorthRepeating() {
      return error.isRetryable() && isInTime;
    }
  }
}

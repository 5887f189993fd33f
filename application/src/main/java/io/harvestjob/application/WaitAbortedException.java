package io.harvestjob.application;

/**
 * Thrown by a wait that was given up because its {@link AwaitHarvestJobService} was closed. The job
 * may still run.
 */
public final class WaitAbortedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  WaitAbortedException() {
    super("AwaitHarvestJobService is closed");
  }
}

package io.harvestjob.application.await;

/** The wait was given up because {@link HarvestJobWaits} was closed; the job may still run. */
public final class WaitsClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  WaitsClosedException() {
    super("HarvestJobWaits is closed");
  }
}

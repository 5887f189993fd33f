package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNull;

import io.harvestjob.application.DescribeHarvestJob;

/**
 * What the server answers from; whoever starts the server registers one of these as a bean.
 *
 * @param describe the use case; thread-safe
 * @param waits whether {@code describe} may wait for anything, such as I/O
 */
public record ServedHarvestJobs(DescribeHarvestJob describe, boolean waits) {

  /**
   * @throws NullPointerException if {@code describe} is null
   */
  public ServedHarvestJobs {
    requireNonNull(describe, "describe");
  }

  /** Answered on the event loop: nothing else is served before {@code describe} returns. */
  public static ServedHarvestJobs fromMemory(DescribeHarvestJob describe) {
    return new ServedHarvestJobs(describe, false);
  }

  /** Answered on worker threads (virtual ones where the JDK has them), never on the event loop. */
  public static ServedHarvestJobs doingIo(DescribeHarvestJob describe) {
    return new ServedHarvestJobs(describe, true);
  }
}

package io.harvestjob.testkit;

import java.time.Duration;

/**
 * Lets the latency of a lookup pass. A test passes {@code clock::advance}, so that nothing really
 * sleeps. Implementations are thread-safe.
 *
 * <p>An implementation that blocks should throw {@link
 * io.harvestjob.domain.NoUsableResponseException} when it is interrupted, as a real adapter does.
 */
@FunctionalInterface
public interface Sleeper {

  /**
   * Sleeps for a positive time. The fake calls this method without holding a lock.
   *
   * @param latency how long the lookup takes
   */
  void sleep(Duration latency);
}

package io.harvestjob.testkit;

import java.time.Duration;

/**
 * How the time passes that a lookup takes. The fake never sleeps on its own: a test hands in {@code
 * clock::advance}, a server a real pause. Implementations are thread-safe.
 */
@FunctionalInterface
public interface Delay {

  /** Lets this much time pass, which is more than none; called without any lock held. */
  void pause(Duration latency);
}

package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A latch at which a lookup blocks until a test releases it, so that a test can check what happens
 * in the meantime without sleeping. A released latch stays released. Thread-safe.
 */
public final class LookupLatch {

  private final Duration timeout;
  private final CountDownLatch arrival = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /**
   * Creates a latch that blocks.
   *
   * @param timeout the longest time that any thread waits at this latch
   */
  public LookupLatch(Duration timeout) {
    this.timeout = requireNonNull(timeout, "timeout");
  }

  /**
   * Waits until the latch is released.
   *
   * @throws IllegalStateException if the time-out of the latch passes first, or the thread is
   *     interrupted, which sets its interrupt flag
   */
  public void await() {
    arrival.countDown();
    await(release, "the latch was not released");
  }

  /**
   * Waits until the latch is released, as a source with a deadline does.
   *
   * @return false if the time passes first
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean await(Duration time) throws InterruptedException {
    arrival.countDown();
    return release.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * Waits until a thread has arrived at the latch.
   *
   * @throws IllegalStateException if the time-out of the latch passes first, or the thread is
   *     interrupted, which sets its interrupt flag
   */
  public void awaitArrival() {
    await(arrival, "no lookup arrived at the latch");
  }

  /** Lets all threads continue that wait at the latch now or later. */
  public void release() {
    release.countDown();
  }

  private void await(CountDownLatch event, String otherwise) {
    try {
      if (!event.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("%s within %s".formatted(otherwise, timeout));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at the latch", e);
    }
  }
}

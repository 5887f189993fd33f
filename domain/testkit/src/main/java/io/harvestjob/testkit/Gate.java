package io.harvestjob.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds whoever comes to it until it is opened, and tells when somebody came: a test can look at
 * what happens while a lookup waits, without sleeping. Opened once, it stays open. Thread-safe.
 */
public final class Gate {

  private final Duration patience;
  private final CountDownLatch arrival = new CountDownLatch(1);
  private final CountDownLatch opening = new CountDownLatch(1);

  /** A closed gate, at which nobody waits longer than {@code patience} for anything. */
  public Gate(Duration patience) {
    this.patience = requireNonNull(patience, "patience");
  }

  /**
   * Waits until the gate is opened.
   *
   * @throws IllegalStateException if it is not opened in time, or the thread is interrupted
   */
  public void pass() {
    arrival.countDown();
    await(opening, "nobody opened the gate");
  }

  /**
   * Waits until somebody has come to the gate.
   *
   * @throws IllegalStateException if nobody comes in time, or the thread is interrupted
   */
  public void awaitArrival() {
    await(arrival, "nobody came to the gate");
  }

  /** Lets everybody through, now and later. */
  public void open() {
    opening.countDown();
  }

  private void await(CountDownLatch event, String otherwise) {
    try {
      if (!event.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("%s within %s".formatted(otherwise, patience));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at the gate", e);
    }
  }
}

package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLimitedSupplierTest {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration LONGEST_LOOKUP = Duration.ofMinutes(1);
  private static final Duration TICK = Duration.ofNanos(1);

  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE); // nanoTime may overflow
  private final Deque<Runnable> started = new ArrayDeque<>();
  private final TimeLimitedSupplier<Integer> supplier =
      new TimeLimitedSupplier<>(lookups::incrementAndGet, FRESH, started::add, now::get);

  @Test
  void looksUpOnceForAllThatWait() {
    timeOut();
    timeOut();

    assertThat(started).hasSize(1);
  }

  @Test
  void returnsTheValueThatWasFoundAfterATimeout() throws Exception {
    timeOut();
    started.remove().run();

    assertThat(get()).isEqualTo(1);
  }

  @Test
  void doesNotLookUpAgainWhileTheValueIsFresh() throws Exception {
    timeOut();
    started.remove().run();
    pass(FRESH.minus(TICK));

    assertThat(get()).isEqualTo(1);
    assertThat(started).isEmpty();
  }

  @Test
  void looksUpAgainWhenTheValueIsNoLongerFresh() throws Exception {
    timeOut();
    started.remove().run();
    pass(FRESH);
    timeOut();
    started.remove().run();

    assertThat(get()).isEqualTo(2);
  }

  @Test
  void waitsForALookupThatTakesLongerThanAValueIsFresh() {
    timeOut();
    pass(LONGEST_LOOKUP.minus(TICK));
    timeOut();

    assertThat(started).hasSize(1);
  }

  @Test
  void looksUpAgainWhenALookupHasBeenStuckForAMinute() {
    timeOut();
    pass(LONGEST_LOOKUP);
    timeOut();

    assertThat(started).hasSize(2);
  }

  @Test
  void looksUpAgainAtOnceAfterAFailure() {
    AtomicInteger failures = new AtomicInteger();
    TimeLimitedSupplier<Integer> failing =
        new TimeLimitedSupplier<>(
            () -> {
              throw new IllegalStateException("no. " + failures.incrementAndGet());
            },
            FRESH,
            Runnable::run,
            now::get);

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> failing.get(FRESH))
        .withMessageContaining("no. 1");
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> failing.get(FRESH))
        .withMessageContaining("no. 2");
  }

  private void timeOut() {
    assertThatExceptionOfType(TimeoutException.class).isThrownBy(this::get);
  }

  private Integer get() throws Exception {
    return supplier.get(Duration.ZERO);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}

package io.harvestjob.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GateTest {

  @Test
  void holdsWhoeverComesUntilItIsOpened() throws Exception {
    Gate gate = new Gate(Duration.ofSeconds(10));
    CompletableFuture<Void> passed = CompletableFuture.runAsync(gate::pass);

    gate.awaitArrival();
    assertThat(passed).isNotDone();
    gate.open();
    passed.get(10, TimeUnit.SECONDS);
    assertThatCode(gate::pass).doesNotThrowAnyException();
  }

  @Test
  void waitsNoLongerThanItsPatience() {
    Gate gate = new Gate(Duration.ofMillis(1));

    assertThatIllegalStateException()
        .isThrownBy(gate::awaitArrival)
        .withMessage("nobody came to the gate within PT0.001S");
    assertThatIllegalStateException()
        .isThrownBy(gate::pass)
        .withMessage("nobody opened the gate within PT0.001S");
  }

  @Test
  void givesUpWhenItIsInterrupted() {
    Gate gate = new Gate(Duration.ofSeconds(10));

    Thread.currentThread().interrupt();
    assertThatIllegalStateException().isThrownBy(gate::pass).withMessage("interrupted at the gate");
    assertThat(Thread.interrupted()).isTrue();
  }
}

package io.harvestjob.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookupLatchTest {

  @Test
  void blocksUntilItIsReleased() throws Exception {
    LookupLatch latch = new LookupLatch(Duration.ofSeconds(10));
    CompletableFuture<Void> passed = CompletableFuture.runAsync(latch::await);

    latch.awaitArrival();
    assertThat(passed).isNotDone();
    latch.release();
    passed.get(10, TimeUnit.SECONDS);
    assertThatCode(latch::await).doesNotThrowAnyException();
  }

  @Test
  void waitsNoLongerThanTimeout() {
    LookupLatch latch = new LookupLatch(Duration.ofMillis(1));

    assertThatIllegalStateException()
        .isThrownBy(latch::awaitArrival)
        .withMessage("no lookup arrived at the latch within PT0.001S");
    assertThatIllegalStateException()
        .isThrownBy(latch::await)
        .withMessage("the latch was not released within PT0.001S");
  }

  @Test
  void throwsWhenInterrupted() {
    LookupLatch latch = new LookupLatch(Duration.ofSeconds(10));

    Thread.currentThread().interrupt();
    assertThatIllegalStateException()
        .isThrownBy(latch::await)
        .withMessage("interrupted at the latch");
    assertThat(Thread.interrupted()).isTrue();
  }
}

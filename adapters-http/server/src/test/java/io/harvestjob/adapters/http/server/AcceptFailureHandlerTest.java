package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcceptFailureHandlerTest {

  private final EmbeddedChannel listener =
      new EmbeddedChannel(new AcceptFailureHandler(new FailureLogger(() -> 0)));

  @Test
  void acceptsAgainAfterAPause() {
    listener.freezeTime();

    fail();
    assertThat(listener.config().isAutoRead()).isFalse();

    listener.advanceTimeBy(AcceptFailureHandler.PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    listener.runScheduledPendingTasks();
    assertThat(listener.config().isAutoRead()).isTrue();
  }

  @Test
  void logsTheFailure() {
    try (RecordedFailureLog log = new RecordedFailureLog()) {
      fail();

      assertThat(log.messages())
          .singleElement()
          .asString()
          .startsWith("Cannot accept a connection: Too many open files ");
    }
  }

  @Test
  void handsNoFailureToNettyWhichWouldPauseForLonger() {
    fail();

    listener.checkException();
  }

  private void fail() {
    var unused = listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));
  }
}

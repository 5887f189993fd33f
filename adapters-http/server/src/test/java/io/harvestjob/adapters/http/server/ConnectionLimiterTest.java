package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionLimiterTest {

  private final RecordedFailureLog log = new RecordedFailureLog();

  @AfterEach
  void stop() {
    log.close();
  }

  @Test
  void keepsConnectionsUpToItsLimit() {
    assertThat(connections(limiter(9), 9)).allMatch(EmbeddedChannel::isOpen);
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void closesAConnectionBeyondItsLimitAndSaysSo() {
    ConnectionLimiter limiter = limiter(9);
    connections(limiter, 9);

    assertThat(connections(limiter, 1)).noneMatch(EmbeddedChannel::isOpen);
    assertThat(log.messages())
        .singleElement()
        .asString()
        .startsWith("Closed a connection beyond 9 ");
  }

  @Test
  void takesAnotherConnectionWhenOneHasBeenClosed() {
    ConnectionLimiter limiter = limiter(9);
    var unused = connections(limiter, 9).get(0).close();

    assertThat(connections(limiter, 1)).allMatch(EmbeddedChannel::isOpen);
  }

  @Test
  void takesEightConnectionsHoweverLittleThereIs() {
    ConnectionLimiter limiter = limiter(0);

    assertThat(connections(limiter, 8)).allMatch(EmbeddedChannel::isOpen);
    assertThat(connections(limiter, 1)).noneMatch(EmbeddedChannel::isOpen);
  }

  @Test
  void takesMoreThanTheLeastByDefault() {
    ConnectionLimiter limiter = new ConnectionLimiter(new FailureLogger());

    assertThat(connections(limiter, 9)).allMatch(EmbeddedChannel::isOpen);
  }

  @Test
  void takesFourThousandConnectionsAtMost() {
    ConnectionLimiter limiter = new ConnectionLimiter(new FailureLogger());

    assertThat(connections(limiter, 4_097)).last().matches(connection -> !connection.isOpen());
  }

  private static ConnectionLimiter limiter(int limit) {
    return new ConnectionLimiter(new FailureLogger(), limit);
  }

  private static List<EmbeddedChannel> connections(ConnectionLimiter limiter, int count) {
    List<EmbeddedChannel> connections = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      EmbeddedChannel connection = new EmbeddedChannel();
      limiter.add(connection);
      connections.add(connection);
    }
    return connections;
  }
}

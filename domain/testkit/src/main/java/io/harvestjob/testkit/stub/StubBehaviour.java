package io.harvestjob.testkit.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;

/**
 * What a {@link StubServer} does on a client's connection after a request: it sends an {@link
 * StubHttpResponse}, or misbehaves in any way. Implementations are thread-safe: one response may be
 * sent many times and to many clients at once.
 */
@FunctionalInterface
public interface StubBehaviour {

  /**
   * Responds to one request. Afterwards the connection stays open for the next request, unless this
   * method closed it.
   *
   * @throws IOException if the client has closed the connection; the server ignores it
   */
  void sendTo(StubConnection client) throws IOException;

  /** Breaks the connection with a TCP reset, without sending a byte. */
  static StubBehaviour resetConnection() {
    return StubConnection::reset;
  }

  /** Closes the connection in order, without sending a byte. */
  static StubBehaviour closeConnection() {
    return StubConnection::close;
  }

  /** Keeps the connection open and sends nothing until the client or the server closes it. */
  static StubBehaviour noResponse() {
    return StubConnection::waitForClose;
  }

  /** Returns this response after a delay. */
  default StubBehaviour delayedBy(Duration delay) {
    return client -> {
      client.pause(delay);
      sendTo(client);
    };
  }

  /** Returns this response followed by closing the connection. */
  default StubBehaviour thenClose() {
    return client -> {
      sendTo(client);
      client.close();
    };
  }

  /** Returns this response followed by a TCP reset. */
  default StubBehaviour thenReset() {
    return client -> {
      sendTo(client);
      client.reset();
    };
  }

  /**
   * Returns this response followed by the same bytes again and again, until the client or the
   * server closes the connection.
   *
   * @param bytes the text to repeat, sent in UTF-8
   * @param gap the pause before each time; zero floods the client
   */
  default StubBehaviour thenRepeat(String bytes, Duration gap) {
    return client -> {
      sendTo(client);
      while (true) {
        client.pause(gap);
        client.send(bytes.getBytes(UTF_8));
      }
    };
  }
}

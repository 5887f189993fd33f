package io.harvestjob.testkit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;

/**
 * What a {@link ScriptedServer} does to a client that asked: mostly an {@link HttpAnswer}, and
 * anything worse. An answer may be given many times and to many clients at once.
 */
@FunctionalInterface
public interface ScriptedAnswer {

  /**
   * Answers one request. Afterwards the connection stays open for the next one, unless this closed
   * it.
   *
   * @throws IOException if the client is gone, which is no fault of the server's
   */
  void give(ClientConnection client) throws IOException;

  /** Breaks the connection with a TCP reset and not one byte. */
  static ScriptedAnswer reset() {
    return ClientConnection::reset;
  }

  /** Closes the connection in good order, without one byte. */
  static ScriptedAnswer hangUp() {
    return ClientConnection::close;
  }

  /** Keeps the connection open and says nothing until the client or the server gives up. */
  static ScriptedAnswer silence() {
    return ClientConnection::waitForClose;
  }

  /** The same, later. */
  default ScriptedAnswer after(Duration delay) {
    return client -> {
      client.pause(delay);
      give(client);
    };
  }

  /** The same, and then the connection is closed. */
  default ScriptedAnswer thenClose() {
    return client -> {
      give(client);
      client.close();
    };
  }

  /** The same, and then the connection breaks with a TCP reset. */
  default ScriptedAnswer thenReset() {
    return client -> {
      give(client);
      client.reset();
    };
  }

  /**
   * The same, and then the same bytes again and again until the client or the server gives up.
   *
   * @param bytes in UTF-8
   * @param gap before each time; zero floods the client
   */
  default ScriptedAnswer thenForEver(String bytes, Duration gap) {
    return client -> {
      give(client);
      while (client.isOpen()) {
        client.pause(gap);
        client.send(bytes.getBytes(UTF_8));
      }
    };
  }
}

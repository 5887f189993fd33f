package io.harvestjob.testkit.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client's connection to a {@link StubServer}, on which a {@link StubBehaviour} acts. */
public final class StubConnection implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader in;
  private final CountDownLatch serverClosed;

  StubConnection(Socket socket, CountDownLatch serverClosed) throws IOException {
    this.socket = socket;
    this.in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    this.serverClosed = serverClosed;
  }

  /**
   * Sends bytes without any framing.
   *
   * @throws IOException if the client has closed the connection
   */
  public void send(byte[] bytes) throws IOException {
    send(bytes, 0, bytes.length);
  }

  void send(byte[] bytes, int from, int length) throws IOException {
    socket.getOutputStream().write(bytes, from, length);
  }

  /**
   * Pauses the response.
   *
   * @throws IOException if the server is closed before the pause is over
   */
  public void pause(Duration time) throws IOException {
    if (closedWithin(time)) {
      throw new IOException("the server was closed");
    }
  }

  /** Closes the connection in order. Closing it again has no effect. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  /**
   * Breaks the connection with a TCP reset.
   *
   * @throws IOException if it is closed already
   */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  void waitForClose() throws IOException {
    in.transferTo(Writer.nullWriter());
  }

  /** Returns the next request without its body, or null at the end of the connection. */
  @Nullable ReceivedRequest receive() throws IOException {
    String requestLine = in.readLine();
    if (requestLine == null) {
      return null;
    }
    String[] parts = requestLine.split(" ", 3);
    return new ReceivedRequest(parts[0], parts[1], receiveHeaders());
  }

  private Map<String, String> receiveHeaders() throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0], parts[1].strip());
    }
    return headers;
  }

  private boolean closedWithin(Duration time) throws IOException {
    try {
      return serverClosed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}

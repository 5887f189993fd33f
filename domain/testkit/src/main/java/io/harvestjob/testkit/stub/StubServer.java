package io.harvestjob.testkit.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A server for authors of HTTP adapters, on a free port of 127.0.0.1, that sends the responses it
 * was told to, well-formed or not. It works on plain sockets, because no HTTP server breaks a
 * response off or sends a wrong length. It reads requests without a body, as {@code
 * DescribeHarvestJob} is.
 *
 * <p>Thread-safe; each connection has a daemon thread of its own. Whoever starts the server closes
 * it, which also closes all connections.
 */
public final class StubServer implements AutoCloseable {

  private final Function<ReceivedRequest, StubBehaviour> responses;
  private final ServerSocket listening;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<StubConnection> connections = ConcurrentHashMap.newKeySet();
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

  private StubServer(Function<ReceivedRequest, StubBehaviour> responses) throws IOException {
    this.responses = responses;
    this.listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  /**
   * Starts a server that chooses the response by the request.
   *
   * @param responses called from many threads
   * @throws UncheckedIOException if no port is free
   */
  public static StubServer start(Function<ReceivedRequest, StubBehaviour> responses) {
    try {
      StubServer server = new StubServer(responses);
      startDaemon("accept", server::acceptAll);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server that sends these responses in order, whatever the requests are, and the last
   * one to all further requests.
   *
   * @throws UncheckedIOException if no port is free
   */
  public static StubServer returning(StubBehaviour first, StubBehaviour... more) {
    AtomicInteger sent = new AtomicInteger();
    return start(
        request -> {
          int n = sent.getAndUpdate(count -> Math.min(count + 1, more.length));
          return n == 0 ? first : more[n - 1];
        });
  }

  /** Returns the endpoint URL, {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** Returns the requests so far in the order of their arrival. */
  public List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  /** Returns how many connections neither side is known to have closed. */
  public int openConnections() {
    return connections.size();
  }

  @Override
  public void close() {
    closed.countDown();
    closeQuietly(listening);
    connections.forEach(StubServer::closeQuietly);
  }

  private void acceptAll() {
    try {
      while (true) {
        serve(listening.accept());
      }
    } catch (IOException e) {
      close();
    }
  }

  private void serve(Socket socket) throws IOException {
    StubConnection client = new StubConnection(socket, closed);
    connections.add(client);
    if (listening.isClosed()) {
      client.close();
    }
    startDaemon("serve", () -> respondToAll(client));
  }

  private void respondToAll(StubConnection client) {
    try (client) {
      for (@Nullable ReceivedRequest request = client.receive();
          request != null;
          request = client.receive()) {
        requests.add(request);
        responses.apply(request).sendTo(client);
      }
    } catch (IOException gone) {
      // the client or the server has closed the connection
    } finally {
      connections.remove(client);
    }
  }

  private static void startDaemon(String task, Runnable work) {
    Thread thread = new Thread(work, "stub-server-" + task);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // nobody uses it any more
    }
  }
}

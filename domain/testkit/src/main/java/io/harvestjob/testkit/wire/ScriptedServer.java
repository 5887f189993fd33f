package io.harvestjob.testkit.wire;

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
 * A server on a free port of 127.0.0.1 that gives the answers it was told to, well-formed or not.
 * It works on plain sockets, because no HTTP server would break an answer off or lie about its
 * length. For requests without a body, as {@code DescribeHarvestJob} is.
 *
 * <p>Thread-safe; each connection has a daemon thread of its own. Whoever starts it closes it,
 * which also ends all connections.
 */
public final class ScriptedServer implements AutoCloseable {

  private final Function<ReceivedRequest, ScriptedAnswer> script;
  private final ServerSocket listening;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

  private ScriptedServer(Function<ReceivedRequest, ScriptedAnswer> script) throws IOException {
    this.script = script;
    this.listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  /**
   * Starts a server that answers each request as the script says; it is asked from many threads.
   *
   * @throws UncheckedIOException if no port is free
   */
  public static ScriptedServer start(Function<ReceivedRequest, ScriptedAnswer> script) {
    try {
      ScriptedServer server = new ScriptedServer(script);
      startDaemon("accept", server::acceptAll);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts a server that gives these answers in order, to whatever is asked, and the last one to
   * all further requests.
   *
   * @throws UncheckedIOException if no port is free
   */
  public static ScriptedServer answering(ScriptedAnswer first, ScriptedAnswer... more) {
    AtomicInteger given = new AtomicInteger();
    return start(
        request -> {
          int n = given.getAndUpdate(count -> Math.min(count + 1, more.length));
          return n == 0 ? first : more[n - 1];
        });
  }

  /** Where it listens, as {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** What it was asked so far, in order of arrival. */
  public List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  /** How many connections neither side is known to have closed. */
  public int openConnections() {
    return connections.size();
  }

  @Override
  public void close() {
    closed.countDown();
    closeQuietly(listening);
    connections.forEach(ScriptedServer::closeQuietly);
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
    ClientConnection client = new ClientConnection(socket, closed);
    connections.add(client);
    if (listening.isClosed()) {
      client.close();
    }
    startDaemon("serve", () -> answerAll(client));
  }

  private void answerAll(ClientConnection client) {
    try (client) {
      for (@Nullable ReceivedRequest request = client.receive();
          request != null;
          request = client.isOpen() ? client.receive() : null) {
        requests.add(request);
        script.apply(request).give(client);
      }
    } catch (IOException gone) {
      // the client gave up, or the server was closed
    } finally {
      connections.remove(client);
    }
  }

  private static void startDaemon(String task, Runnable work) {
    Thread thread = new Thread(work, "scripted-server-" + task);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // it is of no more use either way
    }
  }
}

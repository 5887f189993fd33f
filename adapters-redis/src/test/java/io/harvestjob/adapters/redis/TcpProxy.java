package io.harvestjob.adapters.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Stands between a client and a server, and can swallow what they send, or break connections. */
final class TcpProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean dropping;
  private volatile boolean refusing;
  private volatile int target;

  private TcpProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static TcpProxy to(int port) {
    try {
      TcpProxy proxy = new TcpProxy(port);
      proxy.threads.execute(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "redis://127.0.0.1:" + listener.getLocalPort();
  }

  /** Whether responses vanish on the way, while all connections stay. */
  void setDroppingResponses(boolean dropping) {
    this.dropping = dropping;
  }

  /** Leads new connections elsewhere, as a name does whose address has moved. */
  void setTarget(int target) {
    this.target = target;
  }

  /** Breaks all connections and lets no new one last, until it is switched off. */
  void setRefusing(boolean refusing) {
    this.refusing = refusing;
    breakConnections();
  }

  void breakConnections() {
    sockets.forEach(TcpProxy::closeQuietly);
    sockets.clear();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (refusing) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(client);
        sockets.add(server);
        threads.execute(() -> copy(client, server, () -> false));
        threads.execute(() -> copy(server, client, () -> dropping));
      } catch (IOException e) {
        breakConnections();
      }
    }
  }

  private static void copy(Socket from, Socket to, BooleanSupplier isDropped) {
    byte[] buffer = new byte[8192];
    try {
      int length = from.getInputStream().read(buffer);
      while (length >= 0) {
        if (!isDropped.getAsBoolean()) {
          to.getOutputStream().write(buffer, 0, length);
        }
        length = from.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      // whoever closed it knows
    } finally {
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    breakConnections();
    threads.shutdownNow();
  }
}

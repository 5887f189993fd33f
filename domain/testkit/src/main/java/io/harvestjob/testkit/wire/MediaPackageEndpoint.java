package io.harvestjob.testkit.wire;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.harvestjob.domain.HarvestJobRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A local endpoint that answers {@code DescribeHarvestJob} as MediaPackage does, so that an AWS SDK
 * in any language can be pointed at the fake by its endpoint URL alone. It starts in milliseconds
 * on a free port of 127.0.0.1 and needs nothing but the JDK.
 *
 * <p>The JSON, the codes and statuses of the six errors and the places of code and request id are
 * documented or measured on all SDKs; the words of the messages are made up. Signatures are not
 * looked at. When there is no answer by plan, the connection is closed without one.
 *
 * <p>Thread-safe; a lookup that takes its time holds up no other. Whoever opens it closes it.
 */
public final class MediaPackageEndpoint implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool(new EndpointThreads());
  private final HttpServer server;

  private MediaPackageEndpoint(HttpServer server, HarvestJobRepository jobs) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", new DescribeHandler(jobs));
    server.start();
  }

  /**
   * Opens an endpoint over these jobs.
   *
   * @throws UncheckedIOException if no port can be had
   */
  public static MediaPackageEndpoint over(HarvestJobRepository jobs) {
    requireNonNull(jobs, "jobs");
    try {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new MediaPackageEndpoint(HttpServer.create(anyPort, 0), jobs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to set as the endpoint URL: {@code http://127.0.0.1:PORT}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops at once; answers that are under way are broken off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

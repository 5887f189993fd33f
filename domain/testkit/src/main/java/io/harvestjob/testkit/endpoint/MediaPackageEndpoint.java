package io.harvestjob.testkit.endpoint;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A local HTTP endpoint that responds to {@code DescribeHarvestJob}, {@code CreateHarvestJob} and
 * {@code ListHarvestJobs} as MediaPackage does, so that an AWS SDK in any language uses the fake
 * when only its endpoint URL is changed. It starts in milliseconds on a free port of 127.0.0.1 and
 * needs nothing but the JDK.
 *
 * <p>The JSON and the codes and statuses of the six errors are documented; where an SDK looks for
 * the error code and the request id is measured; the messages are made up. Signatures are not
 * checked. Where the plan of the fake says that there is no response, the connection is closed
 * without one.
 *
 * <p>Thread-safe; a slow lookup does not delay others. Whoever starts the endpoint closes it.
 */
public final class MediaPackageEndpoint implements AutoCloseable {

  private final DeadlineExecutor threads =
      DeadlineExecutor.create("mediapackage-endpoint", Integer.MAX_VALUE);
  private final HttpServer server;

  private MediaPackageEndpoint(HttpServer server, InMemoryHarvestJobRepository fake) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", new MediaPackageHandler(fake));
    server.start();
  }

  /**
   * Starts an endpoint over a fake.
   *
   * @throws UncheckedIOException if no port is free
   */
  public static MediaPackageEndpoint start(InMemoryHarvestJobRepository fake) {
    requireNonNull(fake, "fake");
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      InetSocketAddress anyPort = new InetSocketAddress(loopback, 0);
      return new MediaPackageEndpoint(HttpServer.create(anyPort, 0), fake);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the endpoint URL for the client, {@code http://127.0.0.1:PORT}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Stops the endpoint at once and breaks off responses that are being sent. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

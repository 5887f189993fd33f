package io.harvestjob.adapters.http.server;

import io.harvestjob.application.DescribeHarvestJob;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.buffer.ByteBufAllocator;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running server that responds to {@code DescribeHarvestJob} as MediaPackage does, so that the
 * AWS CLI and every AWS SDK can use it by its endpoint URL. Callers are not authenticated. It also
 * serves {@code /health}, {@code /prometheus}, {@code /swagger-ui} and, if asked to, {@value
 * NotificationEndpointSettings#PATH}. Thread-safe.
 */
public final class MediaPackageServer implements AutoCloseable {

  /** How many lookups may block at once; a request for one more is refused at once. */
  public static final int MAX_CONCURRENT_LOOKUPS = 256;

  private final ApplicationContext context;
  private final URI uri;

  private MediaPackageServer(ApplicationContext context, URI uri) {
    this.context = context;
    this.uri = uri;
  }

  /**
   * Starts a server, which is ready when this returns; the caller closes it. Neither environment
   * variables nor configuration files have an effect on it.
   *
   * @param describe looks jobs up; thread-safe
   * @throws ServerStartException if the server cannot listen at the address of the settings
   */
  public static MediaPackageServer start(DescribeHarvestJob describe, ServerSettings settings) {
    return start(describe, null, settings);
  }

  /**
   * Starts a server that may also create and list jobs.
   *
   * @param describe looks jobs up; thread-safe
   * @param store creates and lists jobs; null to respond to neither
   * @throws ServerStartException if the server cannot listen at the address of the settings
   */
  public static MediaPackageServer start(
      DescribeHarvestJob describe, @Nullable HarvestJobStore store, ServerSettings settings) {
    CompletableFuture<Void> warmUp = startWarmUp();
    ApplicationContext context =
        ApplicationContext.builder()
            .enableDefaultPropertySources(false)
            .deduceEnvironment(false)
            .banner(false)
            .properties(MicronautProperties.of(settings))
            .singletons(describe, settings)
            .singletons(Stream.ofNullable(settings.notificationEndpoint()).toArray())
            .singletons(Stream.ofNullable(store).toArray())
            .start();
    try {
      warmUp.join();
      return new MediaPackageServer(context, listen(context, settings.address()));
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /**
   * Starts what takes too long for an event loop, on a thread that has the class loader of this
   * one: in many hosts only that one finds the provider of validation. Netty's logging starts on
   * this thread, because SLF4J prints a warning if two threads start it.
   */
  private static CompletableFuture<Void> startWarmUp() {
    ByteBufAllocator buffers = ByteBufAllocator.DEFAULT;
    return CompletableFuture.runAsync(
        () -> warmUp(buffers), task -> new Thread(task, "warm-up").start());
  }

  /**
   * Netty's first buffer sets up Java's flight recorder, for which the first request would wait.
   */
  private static void warmUp(ByteBufAllocator buffers) {
    buffers.buffer().release();
  }

  private static URI listen(ApplicationContext context, ListenAddress address) {
    try {
      return address.uri(context.getBean(EmbeddedServer.class).start().getPort());
    } catch (ServerStartupException e) {
      throw new ServerStartException(address, e);
    }
  }

  /** Returns the endpoint URL of the server, with the port that it listens on. */
  public URI uri() {
    return uri;
  }

  /**
   * Accepts no more connections and waits for the requests in flight; those that are not complete
   * after 20 s get {@code ServiceUnavailableException}.
   */
  @Override
  public void close() {
    context.close();
  }
}

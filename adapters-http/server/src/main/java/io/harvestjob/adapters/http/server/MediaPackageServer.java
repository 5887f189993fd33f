package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.application.DescribeHarvestJob;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.EventLoopGroup;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running server that responds to {@code DescribeHarvestJob} as MediaPackage does, so that the
 * AWS CLI and every AWS SDK can use it by its endpoint URL. Callers are not authenticated. It also
 * serves {@code /health}, {@code /prometheus}, {@code /swagger-ui} and, if asked to, {@value
 * NotificationEndpoint#PATH}. Thread-safe.
 */
public final class MediaPackageServer implements AutoCloseable {

  /** How many lookups may block at once; a request for one more is refused at once. */
  public static final int MAX_CONCURRENT_LOOKUPS = 256;

  private final ApplicationContext context;
  private final URI uri;
  private final EventLoopGroup eventLoops;

  private MediaPackageServer(ApplicationContext context, InetSocketAddress address) {
    this.context = context;
    this.uri = listen(context, address);
    this.eventLoops = context.getBean(EventLoopGroup.class);
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
    return onThreadOfItsOwn(() -> open(describe, store, settings));
  }

  private static MediaPackageServer open(
      DescribeHarvestJob describe, @Nullable HarvestJobStore store, ServerSettings settings) {
    ApplicationContext context =
        ApplicationContext.builder()
            .enableDefaultPropertySources(false)
            .deduceEnvironment(false)
            .banner(false)
            .propertySources(MicronautProperties.ofFile())
            .properties(MicronautProperties.of(settings))
            .singletons(describe, settings, (LongSupplier) System::nanoTime)
            .singletons(Stream.ofNullable(settings.notificationEndpoint()).toArray())
            .singletons(Stream.ofNullable(store).toArray())
            .start();
    try {
      return new MediaPackageServer(context, settings.address());
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  private static URI listen(ApplicationContext context, InetSocketAddress address) {
    try {
      context
          .getBean(NettyServerCustomizer.Registry.class)
          .register(context.getBean(ConnectionCustomizer.class));
      return uri(address.getAddress(), context.getBean(EmbeddedServer.class).start().getPort());
    } catch (ServerStartupException e) {
      throw new ServerStartException(address, requireNonNullElse(e.getCause(), e));
    }
  }

  /** Returns a URI that a program on this machine can connect to. */
  private static URI uri(InetAddress address, int port) {
    InetAddress host = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    return URI.create("http://" + NetUtil.toSocketAddressString(new InetSocketAddress(host, port)));
  }

  /** Returns the endpoint URL of the server, with the port that it listens on. */
  public URI uri() {
    return uri;
  }

  /**
   * Accepts no more connections and waits for the requests in flight; those that are not complete
   * after 20 s get {@code ServiceUnavailableException}. When this returns, all threads have ended
   * but those of lookups that cannot be interrupted. More than once does no harm.
   */
  @Override
  public void close() {
    var unused =
        onThreadOfItsOwn(
            () -> {
              context.close();
              return eventLoops.terminationFuture().awaitUninterruptibly();
            });
  }

  /** On the caller's thread, thread-locals of libraries would stay, and with them their classes. */
  private static <T> T onThreadOfItsOwn(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, task -> new Thread(task, "server").start()).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}

package io.harvestjob.bootstrap.serve;

import io.harvestjob.adapters.http.server.AccessLog;
import io.harvestjob.adapters.http.server.NotificationInbox;
import io.harvestjob.adapters.http.server.ServedHarvestJobs;
import io.harvestjob.adapters.http.server.ServerProperties;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.application.InvalidQueryException;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.OutputStream;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A started server. Thread-safe. */
public final class Server implements AutoCloseable {

  private static final DescribeHarvestJob VALIDATING =
      new DescribeHarvestJobService(
          id -> {
            throw ServiceErrorType.NOT_FOUND.toException("there is nothing here");
          });

  private final ApplicationContext context;
  private final ErrorLogHandler failures;
  private final URI url;

  private Server(ApplicationContext context, ErrorLogHandler failures, URI url) {
    this.context = context;
    this.failures = failures;
    this.url = url;
  }

  /** Starts a server that takes no notifications. */
  public static Server start(
      ServedHarvestJobs jobs, ListenAddress address, AccessLog log, OutputStream failures) {
    return start(jobs, null, address, log, failures);
  }

  /**
   * Starts a server that is ready when this returns. Neither the environment nor a file that lies
   * about has a say in how it is set up.
   *
   * @param inbox takes notifications; null to serve none of this
   * @param log gets a line for each request
   * @param failures is told what nobody expected; the caller keeps owning it
   * @throws ServerStartException naming the address, if nothing can listen there
   */
  public static Server start(
      ServedHarvestJobs jobs,
      @Nullable NotificationInbox inbox,
      ListenAddress address,
      AccessLog log,
      OutputStream failures) {
    warmUp();
    ApplicationContext context =
        ApplicationContext.builder()
            .enableDefaultPropertySources(false)
            .deduceEnvironment(false)
            .banner(false)
            .properties(ServerProperties.of(jobs, address.host(), address.port()))
            .singletons(jobs, log)
            .singletons(Stream.ofNullable(inbox).toArray())
            .start();
    URI url = listening(context, address);
    return new Server(context, ErrorLogHandler.install(failures), url);
  }

  /** The first validation takes some hundred milliseconds, for which an event loop has no time. */
  private static void warmUp() {
    try {
      VALIDATING.describe(new DescribeHarvestJob.Query(""));
    } catch (InvalidQueryException expected) {
      return; // nobody was asked
    }
  }

  private static URI listening(ApplicationContext context, ListenAddress address) {
    try {
      return address.url(context.getBean(EmbeddedServer.class).start().getPort());
    } catch (ServerStartupException e) {
      context.close();
      throw new ServerStartException(address, e);
    }
  }

  /** Where it listens. */
  public URI url() {
    return url;
  }

  /** Takes no more connections and waits for the requests in flight, but for 20 s at most. */
  @Override
  public void close() {
    context.close();
    failures.close();
  }
}

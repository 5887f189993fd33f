package io.harvestjob.adapters.http.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;

/** The server on a free port, over what a test gives it. */
final class RunningServer implements AutoCloseable {

  private final ApplicationContext context;
  private final EmbeddedServer server;

  private RunningServer(ServedHarvestJobs jobs, Object... others) {
    context =
        ApplicationContext.builder()
            .enableDefaultPropertySources(false)
            .deduceEnvironment(false)
            .banner(false)
            .properties(ServerProperties.of(jobs, "127.0.0.1", 0))
            .singletons(jobs)
            .singletons(others)
            .start();
    server = context.getBean(EmbeddedServer.class).start();
  }

  static RunningServer over(ServedHarvestJobs jobs, Object... others) {
    return new RunningServer(jobs, others);
  }

  URI url() {
    return server.getURI();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    context.close();
  }
}

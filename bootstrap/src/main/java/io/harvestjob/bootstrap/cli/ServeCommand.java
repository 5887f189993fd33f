package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.http.server.ListenAddress;
import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.adapters.http.server.ServerSettings;
import io.harvestjob.adapters.http.server.ServerStartException;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.serve.ErrorLogHandler;
import io.harvestjob.bootstrap.wiring.CloseableHarvestJobRepository;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code harvestjob serve}. */
@Command(
    name = "serve",
    description = "Serves DescribeHarvestJob over HTTP to the AWS CLI and every AWS SDK.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class ServeCommand implements Callable<Integer> {

  private final StandardStreams streams;

  @Option(names = "--access-log", description = "Print a line for each request on stderr.")
  private boolean accessLog;

  @Mixin private ListenOptions listen = new ListenOptions();

  @Mixin private NotificationOptions notifications = new NotificationOptions();

  @Mixin private SourceOptions source = new SourceOptions();

  ServeCommand(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws InterruptedException {
    ListenAddress address = listen.address(source.usesAws());
    NotificationEndpoint endpoint = notifications.endpoint(new NotificationPrinter(streams.err()));
    try (CloseableHarvestJobRepository repository = source.open();
        MediaPackageServer server =
            MediaPackageServer.start(
                new DescribeHarvestJobService(repository),
                new ServerSettings(address, repository.mayBlock(), accessLog(), endpoint))) {
      ErrorLogHandler.install(streams.err());
      streams.out().println(server.uri());
      awaitTermination(server);
      return ExitCode.OK;
    } catch (ServerStartException e) {
      streams.printError(String.valueOf(e.getMessage()));
      return ExitCode.GENERAL_ERROR;
    }
  }

  private Consumer<String> accessLog() {
    return accessLog ? streams.err()::println : line -> {};
  }

  /** Blocks until a signal ends the JVM, which first finishes the requests in flight. */
  private static void awaitTermination(MediaPackageServer server) throws InterruptedException {
    Thread drain = new Thread(server::close, "drain");
    Runtime.getRuntime().addShutdownHook(drain);
    try {
      new CountDownLatch(1).await();
    } finally {
      Runtime.getRuntime().removeShutdownHook(drain);
    }
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.http.server.AccessLog;
import io.harvestjob.adapters.http.server.NotificationInbox;
import io.harvestjob.adapters.http.server.ServedHarvestJobs;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.bootstrap.serve.ListenAddress;
import io.harvestjob.bootstrap.serve.Server;
import io.harvestjob.bootstrap.serve.ServerStartException;
import io.harvestjob.bootstrap.wiring.CloseableHarvestJobRepository;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
    NotificationInbox inbox = notifications.inbox(new NotificationPrinter(streams.err()));
    try (CloseableHarvestJobRepository repository = source.open();
        Server server = Server.start(served(repository), inbox, address, log(), streams.err())) {
      announce(server);
      awaitTermination(server);
      return ExitCode.OK;
    } catch (ServerStartException e) {
      streams.err().printf("%n%s%n", TerminalSanitizer.sanitize(String.valueOf(e.getMessage())));
      return ExitCode.GENERAL_ERROR;
    }
  }

  private static ServedHarvestJobs served(CloseableHarvestJobRepository repository) {
    DescribeHarvestJob describe = new DescribeHarvestJobService(repository);
    return new ServedHarvestJobs(describe, repository.mayBlock());
  }

  private AccessLog log() {
    return accessLog ? streams.err()::println : line -> {};
  }

  private void announce(Server server) {
    streams.out().println(server.url());
  }

  /** Blocks until a signal ends the JVM, which first finishes the requests in flight. */
  private static void awaitTermination(Server server) throws InterruptedException {
    Thread drain = new Thread(server::close, "drain");
    Runtime.getRuntime().addShutdownHook(drain);
    try {
      new CountDownLatch(1).await();
    } finally {
      Runtime.getRuntime().removeShutdownHook(drain);
    }
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.http.server.AccessLog;
import io.harvestjob.adapters.http.server.NotificationInbox;
import io.harvestjob.adapters.http.server.ServedHarvestJobs;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.output.Terminal;
import io.harvestjob.bootstrap.serve.ListenAddress;
import io.harvestjob.bootstrap.serve.Server;
import io.harvestjob.bootstrap.serve.ServerStartException;
import io.harvestjob.bootstrap.wiring.OpenRepository;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code harvestjob serve}. */
@Command(
    name = "serve",
    description = "Answers DescribeHarvestJob over HTTP, for the AWS CLI and every AWS SDK.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {

  private final Streams streams;

  @Option(names = "--access-log", description = "Print a line for each request on stderr.")
  private boolean accessLog;

  @Mixin private ListenOptions listen = new ListenOptions();

  @Mixin private NotificationOptions notifications = new NotificationOptions();

  @Mixin private SourceOptions source = new SourceOptions();

  ServeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws InterruptedException {
    ListenAddress address = listen.address(source.asksAws());
    NotificationInbox inbox = notifications.inbox(new NotificationLines(streams.err()));
    try (OpenRepository repository = source.open();
        Server server = Server.start(served(repository), inbox, address, log(), streams.err())) {
      announce(server);
      untilTerminated(server);
      return ExitCode.OK;
    } catch (ServerStartException e) {
      streams.err().printf("%n%s%n", Terminal.harmless(String.valueOf(e.getMessage())));
      return ExitCode.GENERAL;
    }
  }

  private static ServedHarvestJobs served(OpenRepository repository) {
    DescribeHarvestJob describe = new DescribeHarvestJobService(repository);
    return new ServedHarvestJobs(describe, repository.waits());
  }

  private AccessLog log() {
    return accessLog ? streams.err()::println : line -> {};
  }

  private void announce(Server server) {
    streams.out().println(server.url());
  }

  /** The JVM ends by a signal, not before the requests in flight are answered. */
  private static void untilTerminated(Server server) throws InterruptedException {
    Thread drain = new Thread(server::close, "drain");
    Runtime.getRuntime().addShutdownHook(drain);
    try {
      new CountDownLatch(1).await();
    } finally {
      Runtime.getRuntime().removeShutdownHook(drain);
    }
  }
}

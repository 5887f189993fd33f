package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.http.server.HarvestJobStore;
import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.ServerSettings;
import io.harvestjob.adapters.http.server.ServerStartException;
import io.harvestjob.adapters.redis.RedisHarvestJobRepository;
import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.cli.options.CacheOptions;
import io.harvestjob.bootstrap.cli.options.ListenOptions;
import io.harvestjob.bootstrap.cli.options.NotificationOptions;
import io.harvestjob.bootstrap.cli.options.RedisOptions;
import io.harvestjob.bootstrap.cli.options.SourceOptions;
import io.harvestjob.bootstrap.output.BackgroundLineWriter;
import io.harvestjob.bootstrap.output.ErrorLogHandler;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.repository.CloseableHarvestJobRepository;
import io.harvestjob.bootstrap.repository.CredentialsErrorTranslatingRepository;
import io.harvestjob.bootstrap.repository.FakeHarvestJobStore;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code harvestjob serve}. */
@Command(
    name = "serve",
    description = {
      "Serves DescribeHarvestJob over HTTP to the AWS CLI and every AWS SDK.",
      "With --jobs it is a fake that also creates and lists jobs."
    })
final class ServeCommand implements Callable<Integer> {

  private static final Duration LOOKUP_TIMEOUT = ServerSettings.DEFAULT_LOOKUP_TIMEOUT;
  private static final Duration PIPE_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration MAX_LATENCY_OF_FAKE = Duration.ofHours(1);

  private final StandardStreams streams;

  @Option(names = "--access-log", description = "Print a line for each request on stderr.")
  private boolean accessLog;

  @Mixin private ListenOptions listen = new ListenOptions();

  @Mixin private NotificationOptions notifications = new NotificationOptions();

  @Mixin private SourceOptions source = new SourceOptions();

  @Mixin private RedisOptions redis = new RedisOptions();

  @Mixin private CacheOptions caching = new CacheOptions();

  ServeCommand(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  @SuppressWarnings("try") // the log only has to be open
  public Integer call() throws InterruptedException {
    try (BackgroundLineWriter err = new BackgroundLineWriter(streams.err());
        ErrorLogHandler log = ErrorLogHandler.install(err)) {
      ServerSettings.Builder settings =
          listen.settings(source.usesAws()).accessLog(accessLog ? err : null);
      @Nullable RedisSettings sharing = redis.settings(source);
      return source.usesAws() ? serveAws(settings, sharing, err) : serveFake(settings, err);
    } catch (ServerStartException e) {
      streams.printError(String.valueOf(e.getMessage()));
      return ExitCodes.GENERAL_ERROR;
    }
  }

  private int serveFake(ServerSettings.Builder settings, BackgroundLineWriter err)
      throws InterruptedException {
    InMemoryHarvestJobRepository fake = source.fake(PIPE_TIMEOUT);
    settings
        .lookupTimeout(MAX_LATENCY_OF_FAKE)
        .notificationEndpoint(
            notifications.endpoint(event -> err.accept(NotificationFormatter.format(event))));
    return serve(fake, new FakeHarvestJobStore(fake), settings.build(), err);
  }

  private int serveAws(
      ServerSettings.Builder settings, @Nullable RedisSettings sharing, BackgroundLineWriter err)
      throws InterruptedException {
    try (CloseableHarvestJobRepository aws = source.openForServer(LOOKUP_TIMEOUT);
        @Nullable RedisHarvestJobRepository shared =
            sharing == null ? null : RedisHarvestJobRepository.create(aws, sharing);
        CachingHarvestJobRepository cache =
            caching.open(shared == null ? aws : shared, LOOKUP_TIMEOUT)) {
      HarvestJobNotificationListener listener =
          event -> {
            err.accept(NotificationFormatter.format(event));
            cache.onNotification(event);
          };
      Map<String, LongSupplier> counters = new HashMap<>(PrometheusCounterFactory.ofCache(cache));
      if (shared != null) {
        shared.addNotificationListener(listener);
        counters.putAll(PrometheusCounterFactory.ofRedis(shared::statistics));
      }
      settings.counters(counters).notificationEndpoint(notifications.endpoint(listener));
      return serve(new CredentialsErrorTranslatingRepository(cache), null, settings.build(), err);
    }
  }

  /** Blocks until a signal ends the JVM, which first finishes the requests in flight. */
  private int serve(
      HarvestJobRepository jobs,
      @Nullable HarvestJobStore store,
      ServerSettings settings,
      BackgroundLineWriter err)
      throws InterruptedException {
    try (MediaPackageServer server =
        MediaPackageServer.start(new DescribeHarvestJobService(jobs), store, settings)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server, err), "drain"));
      streams.out().println(server.uri());
      Thread.currentThread().join();
      return ExitCodes.OK;
    }
  }

  private static void close(MediaPackageServer server, BackgroundLineWriter err) {
    server.close();
    err.close();
  }
}

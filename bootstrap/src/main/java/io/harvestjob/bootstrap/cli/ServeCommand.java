package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.ServerSettings;
import io.harvestjob.adapters.http.server.ServerStartException;
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
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
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
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    preprocessor = MissingValueDetector.class)
final class ServeCommand implements Callable<Integer> {

  private static final Duration LOOKUP_TIMEOUT = ServerSettings.DEFAULT_LOOKUP_TIMEOUT;
  private static final Duration MAX_LATENCY_OF_FAKE = Duration.ofHours(1);

  private final StandardStreams streams;

  @Option(names = "--access-log", description = "Print a line for each request on stderr.")
  private boolean accessLog;

  @Mixin private ListenOptions listen = new ListenOptions();

  @Mixin private NotificationOptions notifications = new NotificationOptions();

  @Mixin private SourceOptions source = new SourceOptions();

  @Mixin private RedisOptions redis = new RedisOptions();

  @Mixin private CacheOptions cacheOptions = new CacheOptions();

  ServeCommand(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  @SuppressWarnings("try") // the log only has to be open
  public Integer call() throws InterruptedException {
    InetSocketAddress address = listen.address(source.usesAws());
    Optional<RedisSettings> sharing = redis.settings(source);
    try (BackgroundLineWriter err = new BackgroundLineWriter(streams.err());
        ErrorLogHandler log = ErrorLogHandler.install(err);
        CloseableHarvestJobRepository repository =
            source.openForServer(LOOKUP_TIMEOUT).sharedThrough(sharing);
        @Nullable CachingHarvestJobRepository cache = cache(repository);
        MediaPackageServer server =
            MediaPackageServer.start(
                new DescribeHarvestJobService(served(repository, cache)),
                repository.fake().map(FakeHarvestJobStore::new).orElse(null),
                settings(address, repository, cache, err))) {
      streams.out().println(server.uri());
      awaitTermination(server, err);
      return ExitCode.OK;
    } catch (ServerStartException e) {
      streams.printError(String.valueOf(e.getMessage()));
      return ExitCode.GENERAL_ERROR;
    }
  }

  /** Returns what is told of all notifications, those that other processes received included. */
  private static Consumer<HarvestJobNotification> notificationListener(
      CloseableHarvestJobRepository repository,
      @Nullable CachingHarvestJobRepository cache,
      Consumer<String> err) {
    HarvestJobNotificationListener outermost = cache == null ? repository : cache;
    Consumer<HarvestJobNotification> listener = outermost::onNotification;
    Consumer<HarvestJobNotification> printing = listener.andThen(new NotificationPrinter(err));
    repository.addNotificationListener(printing::accept);
    return printing;
  }

  private static Map<String, LongSupplier> counters(
      CloseableHarvestJobRepository repository, @Nullable CachingHarvestJobRepository cache) {
    Map<String, LongSupplier> counters = new HashMap<>(CacheOptions.counters(cache));
    repository.redisStatistics().map(RedisOptions::counters).ifPresent(counters::putAll);
    return counters;
  }

  private @Nullable CachingHarvestJobRepository cache(HarvestJobRepository repository) {
    return source.usesAws()
        ? cacheOptions.open(new CredentialsErrorTranslatingRepository(repository), LOOKUP_TIMEOUT)
        : null;
  }

  private HarvestJobRepository served(
      HarvestJobRepository repository, @Nullable CachingHarvestJobRepository cache) {
    if (cache != null) {
      return cache;
    }
    return source.usesAws() ? new CredentialsErrorTranslatingRepository(repository) : repository;
  }

  private ServerSettings settings(
      InetSocketAddress address,
      CloseableHarvestJobRepository repository,
      @Nullable CachingHarvestJobRepository cache,
      Consumer<String> err) {
    return ServerSettings.builder(address)
        .lookupTimeout(source.usesAws() ? LOOKUP_TIMEOUT : MAX_LATENCY_OF_FAKE)
        .allowedHosts(listen.allowedHosts())
        .accessLog(accessLog ? err : null)
        .counters(counters(repository, cache))
        .notificationEndpoint(
            notifications.endpoint(notificationListener(repository, cache, err), err))
        .build();
  }

  /** Blocks until a signal ends the JVM, which first finishes the requests in flight. */
  private static void awaitTermination(MediaPackageServer server, BackgroundLineWriter err)
      throws InterruptedException {
    Thread drain =
        new Thread(
            () -> {
              server.close();
              err.close();
            },
            "drain");
    Runtime.getRuntime().addShutdownHook(drain);
    try {
      new CountDownLatch(1).await();
    } finally {
      Runtime.getRuntime().removeShutdownHook(drain);
    }
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.application.AwaitHarvestJob;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.WaitOutcome;
import io.harvestjob.bootstrap.output.ErrorLogHandler;
import io.harvestjob.bootstrap.wiring.ConfiguredHarvestJobRepository;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code harvestjob wait}. */
@Command(
    name = "wait",
    description = WaitCommand.DESCRIPTION,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the job succeeded",
      "1:the job failed",
      "2:the job finished in an unknown status",
      "3:the timeout was over before the job finished",
      "252 to 255:as those of describe"
    })
final class WaitCommand implements Callable<Integer> {

  static final String DESCRIPTION = "Waits until a harvest job is finished, and prints it.";

  private final StandardStreams streams;

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Stop waiting after 200ms, 10s, 30m or 2h; default: 30m, at most 2160h.")
  private Duration timeout = Duration.ofMinutes(30);

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description = "Poll at first at this interval, which grows to six times that; default: 10s.")
  private Duration interval = Duration.ofSeconds(AwaitHarvestJob.Query.DEFAULT_INTERVAL_SECONDS);

  @Mixin private SourceOptions source = new SourceOptions();

  @Mixin private RedisOptions redis = new RedisOptions();

  WaitCommand(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return await().accept(new WaitOutcomePrinter(streams, job.output(), timeout));
  }

  /** Only sharing logs anything, and the logging of Java takes time to start. */
  private static @Nullable ErrorLogHandler log(
      Optional<RedisSettings> sharing, ProgressDisplay progress) {
    return sharing.isPresent() ? ErrorLogHandler.install(progress::print) : null;
  }

  @SuppressWarnings("try") // the log only has to be open
  private WaitOutcome await() {
    Optional<RedisSettings> sharing = redis.settings(source);
    try (ProgressDisplay progress = ProgressDisplay.of(streams);
        @Nullable ErrorLogHandler log = log(sharing, progress);
        ConfiguredHarvestJobRepository repository =
            source.openForWait(timeout).sharedThrough(sharing);
        AwaitHarvestJobService await = new AwaitHarvestJobService(repository)) {
      repository.addNotificationListener(await::onNotification);
      return await.await(new AwaitHarvestJob.Query(job.id(), timeout, interval), progress::show);
    }
  }
}

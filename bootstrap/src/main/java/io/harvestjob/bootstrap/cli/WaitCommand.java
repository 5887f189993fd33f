package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.adapters.redis.RedisHarvestJobRepository;
import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.application.AwaitHarvestJob;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.WaitOutcome;
import io.harvestjob.bootstrap.cli.options.JobOptions;
import io.harvestjob.bootstrap.cli.options.RedisOptions;
import io.harvestjob.bootstrap.cli.options.SourceOptions;
import io.harvestjob.bootstrap.output.ErrorLogHandler;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.repository.CloseableHarvestJobRepository;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code harvestjob wait}. */
@Command(
    name = "wait",
    description = "Waits until a harvest job is finished, and prints it.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the job succeeded",
      "10:the job failed",
      "11:the job finished in an unknown status",
      "12:the job was still running when the timeout was over",
      "13:no response said how the job stands until the timeout was over",
      "252 to 255:as those of describe"
    })
final class WaitCommand implements Callable<Integer> {

  private final StandardStreams streams;

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--timeout",
      paramLabel = "<duration>",
      description = "Stop waiting after 200ms, 10s, 30m or 2h; default: 30m, at most 2160h.")
  private Duration timeout = Duration.ofMinutes(30);

  @Option(
      names = "--interval",
      paramLabel = "<duration>",
      description = "Poll at first at this interval, which grows to six times that; default: 10s.")
  private Duration interval = Duration.ofSeconds(AwaitHarvestJob.Query.DEFAULT_INTERVAL_SECONDS);

  @Mixin private SourceOptions source = new SourceOptions();

  @Mixin private RedisOptions redis = new RedisOptions();

  WaitCommand(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return new WaitOutcomePrinter(streams, job.output(), timeout).print(await());
  }

  @SuppressWarnings("try") // the log only has to be open
  private WaitOutcome await() {
    @Nullable RedisSettings sharing = redis.settings(source);
    try (@Nullable ErrorLogHandler log = // only Redis logs, and the logging of Java starts slowly
            sharing == null ? null : ErrorLogHandler.install(streams.err()::println);
        CloseableHarvestJobRepository jobs =
            source.open(timeout, AwsSettings.DEFAULT_API_CALL_TIMEOUT);
        @Nullable RedisHarvestJobRepository shared =
            sharing == null ? null : RedisHarvestJobRepository.create(jobs, sharing);
        AwaitHarvestJobService await = new AwaitHarvestJobService(shared == null ? jobs : shared)) {
      if (shared != null) {
        shared.addNotificationListener(await::onNotification);
      }
      return await.await(
          new AwaitHarvestJob.Query(job.id(), timeout, interval),
          new WaitProgressPrinter(streams.err()));
    }
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.AwaitHarvestJob;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.await.HarvestJobWaits;
import io.harvestjob.application.await.WaitOutcome;
import io.harvestjob.bootstrap.wiring.OpenRepository;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code harvestjob wait}. */
@Command(
    name = "wait",
    description = "Waits until a harvest job no longer runs, and prints it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the job succeeded",
      "1:the job failed",
      "2:the job ended in another status",
      "3:the time was over before the job ended",
      "252 to 255:as those of describe"
    })
final class WaitCommand implements Callable<Integer> {

  private final Streams streams;

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Wait no longer than 200ms, 10s, 30m or 2h; default: 30m.")
  private Duration timeout = Duration.ofMinutes(30);

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      description = "The first pause between two looks, which grows; default: 10s.")
  private Duration interval = Duration.ofSeconds(HarvestJobWaits.DEFAULT_INTERVAL_SECONDS);

  @Mixin private SourceOptions source = new SourceOptions();

  WaitCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    return await().fold(new OutcomeReport(streams, job.output(), timeout));
  }

  private WaitOutcome await() {
    try (OpenRepository repository = source.open();
        HarvestJobWaits waits = new HarvestJobWaits(repository);
        ProgressDisplay progress = ProgressDisplay.on(streams)) {
      AwaitHarvestJob await = new AwaitHarvestJobService(waits);
      return await.await(new AwaitHarvestJob.Query(job.id(), timeout, interval), progress::show);
    }
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.wiring.OpenRepository;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code harvestjob describe}. */
@Command(
    name = "describe",
    description = "Prints how a harvest job stands.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class DescribeCommand implements Callable<Integer> {

  private final Streams streams;

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Give up after 200ms, 10s, 30m or 2h, retries included; default: 30s.")
  private Duration timeout = AwsSettings.DEFAULT_TIMEOUT;

  @Mixin private SourceOptions source = new SourceOptions();

  DescribeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try (OpenRepository repository = source.open(timeout)) {
      DescribeHarvestJob describe = new DescribeHarvestJobService(repository);
      return report(describe.describe(new DescribeHarvestJob.Query(job.id())));
    }
  }

  private int report(HarvestJob described) {
    boolean written = streams.data(job.output().print(described));
    if (streams.interactive() && described.status().equals(HarvestJobStatus.FAILED)) {
      streams.err().print(FailureAdvice.of(described));
    }
    return written ? ExitCode.OK : ExitCode.GENERAL;
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.output.OutputFormat;
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

  @Option(names = "--id", required = true, description = "The harvest job.")
  private String id = "";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private OutputFormat output = OutputFormat.json;

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
      return report(describe.describe(new DescribeHarvestJob.Query(id)));
    }
  }

  private int report(HarvestJob job) {
    boolean written = streams.data(output.print(job));
    if (streams.interactive() && job.status().equals(HarvestJobStatus.FAILED)) {
      streams.err().print(FailureAdvice.of(job));
    }
    return written ? ExitCode.OK : ExitCode.GENERAL;
  }
}

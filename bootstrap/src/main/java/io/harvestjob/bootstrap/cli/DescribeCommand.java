package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.cli.options.JobOptions;
import io.harvestjob.bootstrap.cli.options.SourceOptions;
import io.harvestjob.bootstrap.output.StandardStreams;
import io.harvestjob.bootstrap.repository.CloseableHarvestJobRepository;
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
    description = "Prints a harvest job.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the job was printed",
      "252:the usage is wrong, a parameter is invalid, or a file is bad",
      "253:there is no region, or there are no credentials",
      "254:the service returned an error, also if there is no such job",
      "255:anything else, such as a lost connection"
    })
final class DescribeCommand implements Callable<Integer> {

  private final StandardStreams streams;

  @Mixin private JobOptions job = new JobOptions();

  @Option(
      names = "--timeout",
      paramLabel = "<duration>",
      description =
          "Give up after 200ms, 10s, 30m or 2h, retries included; default: 30s, at most 24h.")
  private Duration timeout = AwsSettings.DEFAULT_API_CALL_TIMEOUT;

  @Mixin private SourceOptions source = new SourceOptions();

  DescribeCommand(StandardStreams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try (CloseableHarvestJobRepository repository = source.open(timeout, timeout)) {
      DescribeHarvestJob describe = new DescribeHarvestJobService(repository);
      return print(describe.describe(new DescribeHarvestJob.Query(job.id())));
    }
  }

  private int print(HarvestJob described) {
    streams.out().print(job.output().format(described));
    if (streams.interactive() && described.status().equals(HarvestJobStatus.FAILED)) {
      streams.err().print(JobFailureHintFormatter.format(described));
    }
    return ExitCodes.OK;
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.wiring.ConfiguredHarvestJobRepository;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * {@code harvestjob describe}. Its options are built in code: picocli reads no annotations for it,
 * because the classes that Java makes for them took a tenth of its time.
 */
final class DescribeCommand implements Callable<Integer> {

  static final String DESCRIPTION = "Prints a harvest job.";

  private final StandardStreams streams;
  private final JobOptions job = new JobOptions();
  private final SourceOptions source = new SourceOptions();
  private final OptionSpec timeout =
      OptionSpec.builder("--timeout")
          .paramLabel("DURATION")
          .type(Duration.class)
          .initialValue(AwsSettings.DEFAULT_API_CALL_TIMEOUT)
          .description(
              "Give up after 200ms, 10s, 30m or 2h, retries included; default: 30s, at most 24h.")
          .build();

  DescribeCommand(StandardStreams streams) {
    this.streams = streams;
  }

  CommandSpec createSpec() {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("describe");
    job.addTo(spec);
    spec.addOption(timeout);
    source.addTo(spec);
    HelpOptions.addTo(spec);
    spec.usageMessage()
        .description(DESCRIPTION)
        .exitCodeListHeading("Exit codes:%n")
        .exitCodeList(
            UsageMessageSpec.keyValuesMap(
                "0:the job was printed",
                "252:the usage is wrong, a parameter is invalid, or a file is bad",
                "253:there is no region, or there are no credentials",
                "254:the service returned an error, also if there is no such job",
                "255:anything else, such as a lost connection"));
    return spec;
  }

  @Override
  public Integer call() {
    try (ConfiguredHarvestJobRepository repository = source.open(timeout.getValue())) {
      DescribeHarvestJob describe = new DescribeHarvestJobService(repository);
      return print(describe.describe(new DescribeHarvestJob.Query(job.id())));
    }
  }

  private int print(HarvestJob described) {
    streams.out().print(job.output().format(described));
    if (streams.interactive() && described.status().equals(HarvestJobStatus.FAILED)) {
      streams.err().print(JobFailureHintFormatter.format(described));
    }
    return ExitCode.OK;
  }
}

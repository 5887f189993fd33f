package io.harvestjob.bootstrap.cli;

import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.bootstrap.wiring.OpenRepository;
import io.harvestjob.domain.HarvestJob;
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

  @Mixin private SourceOptions source = new SourceOptions();

  DescribeCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try (OpenRepository repository = source.open()) {
      DescribeHarvestJob describe = new DescribeHarvestJobService(repository);
      HarvestJob job = describe.describe(new DescribeHarvestJob.Query(id));
      return print(job);
    }
  }

  private int print(HarvestJob job) {
    streams.out().print(output.print(job));
    return streams.out().checkError() ? ExitCode.GENERAL : ExitCode.OK;
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.OutputFormat;
import picocli.CommandLine.Option;

/** The options that name a job and its output format. */
final class JobOptions {

  @Option(names = "--id", required = true, description = "The id of the harvest job.")
  private String id = "";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private OutputFormat output = OutputFormat.json;

  String id() {
    return id;
  }

  OutputFormat output() {
    return output;
  }
}

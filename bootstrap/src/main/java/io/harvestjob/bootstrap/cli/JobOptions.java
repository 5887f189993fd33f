package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.OutputFormat;
import picocli.CommandLine.Option;

/** Which job, and how it is printed; the same for every command that prints one. */
final class JobOptions {

  @Option(names = "--id", required = true, description = "The harvest job.")
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

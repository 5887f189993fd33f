package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.bootstrap.output.OutputFormat;
import picocli.CommandLine.Option;

/** The options that name a job and its output format. */
public final class JobOptions {

  @Option(names = "--id", required = true, description = "The id of the harvest job.")
  private String id = "";

  @Option(
      names = "--output",
      description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private OutputFormat output = OutputFormat.json;

  /** Returns the id as it was given. */
  public String id() {
    return id;
  }

  /** Returns the output format. */
  public OutputFormat output() {
    return output;
  }
}

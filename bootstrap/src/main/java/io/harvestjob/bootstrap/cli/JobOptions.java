package io.harvestjob.bootstrap.cli;

import io.harvestjob.bootstrap.output.OutputFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** The options that name a job and its output format. */
@Command // which picocli demands of a mixin that has no annotated options
final class JobOptions {

  private final OptionSpec id =
      OptionSpec.builder("--id")
          .paramLabel("<id>")
          .type(String.class)
          .required(true)
          .description("The id of the harvest job.")
          .build();

  private final OptionSpec output =
      OptionSpec.builder("--output")
          .paramLabel("FORMAT")
          .type(OutputFormat.class)
          .defaultValue(OutputFormat.json.name())
          .description("One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
          .build();

  /** Adds these options to a command; picocli calls it for one that has them as a mixin. */
  @Spec(Spec.Target.MIXEE)
  void addTo(CommandSpec command) {
    command.addOption(id).addOption(output);
  }

  String id() {
    return id.getValue();
  }

  OutputFormat output() {
    return output.getValue();
  }
}

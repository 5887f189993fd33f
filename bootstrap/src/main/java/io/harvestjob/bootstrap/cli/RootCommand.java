package io.harvestjob.bootstrap.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code harvestjob} without a command. */
final class RootCommand implements Runnable {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  CommandSpec createSpec() {
    HelpOptions.addTo(spec.name("harvestjob"));
    spec.usageMessage()
        .description("Describes harvest jobs of AWS Elemental MediaPackage, and waits for them.");
    return spec;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "the following arguments are required: command");
  }
}

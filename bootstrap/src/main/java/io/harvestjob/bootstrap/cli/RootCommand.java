package io.harvestjob.bootstrap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code harvestjob} without a command. */
@Command(
    name = "harvestjob",
    description = "Describes harvest jobs of AWS Elemental MediaPackage, and waits for them.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class RootCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "the following arguments are required: command");
  }
}

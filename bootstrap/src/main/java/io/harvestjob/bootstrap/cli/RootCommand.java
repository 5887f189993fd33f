package io.harvestjob.bootstrap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is run when no command is named. */
@Command(
    name = "harvestjob",
    description = "Describes harvest jobs of AWS Elemental MediaPackage, and waits for them.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RootCommand implements Runnable {

  private final @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "the following arguments are required: command");
  }
}

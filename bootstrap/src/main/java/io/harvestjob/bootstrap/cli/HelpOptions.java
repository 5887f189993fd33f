package io.harvestjob.bootstrap.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The standard options of every command. */
final class HelpOptions {

  private HelpOptions() {}

  /** Adds {@code --help} and {@code --version} with the texts that picocli has for them. */
  static void addTo(CommandSpec command) {
    command
        .versionProvider(new VersionProvider())
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }
}

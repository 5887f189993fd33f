package io.harvestjob.bootstrap.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code harvestjob} without a command, which is an error, and what all commands have. */
@Command(
    name = "harvestjob",
    description = "Describes harvest jobs of AWS Elemental MediaPackage, and waits for them.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    preprocessor = MissingValueDetector.class)
final class RootCommand {}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.AccountNamespaceResolver;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.bootstrap.jobsfile.JobsFileParser;
import io.harvestjob.bootstrap.wiring.ConfiguredHarvestJobRepository;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where jobs come from: a file or AWS. */
@Command // which picocli demands of a mixin that has no annotated options
final class SourceOptions {

  private static final Duration PIPE_TIMEOUT = Duration.ofMinutes(1);

  private final OptionSpec jobs =
      OptionSpec.builder("--jobs")
          .paramLabel("FILE")
          .type(Path.class)
          .description("Read jobs from this file instead of calling AWS.")
          .build();

  private final OptionSpec debug =
      OptionSpec.builder("--debug").description("Show the stack trace of an error.").build();

  private final AwsOptions aws = new AwsOptions();
  private CommandSpec command = CommandSpec.create();

  /** Adds these options to a command; picocli calls it for one that has them as a mixin. */
  @Spec(Spec.Target.MIXEE)
  void addTo(CommandSpec command) {
    this.command = command.addOption(debug).addArgGroup(jobsOrAws());
  }

  /** The two sources, which exclude each other. */
  private ArgGroupSpec jobsOrAws() {
    return ArgGroupSpec.builder().addArg(jobs).addSubgroup(aws.group()).build();
  }

  boolean usesAws() {
    return jobs.getValue() == null;
  }

  /**
   * Opens the repository with the default timeout of a call; the caller closes it.
   *
   * @param timeout limits reading the jobs
   */
  ConfiguredHarvestJobRepository openForWait(Duration timeout) {
    return open(usesAws() ? AwsSettings.DEFAULT_API_CALL_TIMEOUT : timeout);
  }

  /** Opens the repository with this timeout of a call; the caller closes it. */
  ConfiguredHarvestJobRepository open(Duration timeout) {
    return usesAws() ? aws.open(awsSettings(timeout)) : openFile(timeout);
  }

  /**
   * Opens the repository for a server, whose callers retry themselves: it asks AWS once for each
   * call. The caller closes it.
   */
  ConfiguredHarvestJobRepository openForServer(Duration timeout) {
    return usesAws()
        ? aws.open(
            awsSettings(timeout).toBuilder().apiCallAttemptTimeout(timeout).maxAttempts(1).build())
        : openFile(PIPE_TIMEOUT);
  }

  /** Returns a name for the account, region and endpoint that are called. */
  String defaultNamespace() {
    return AccountNamespaceResolver.resolve(awsSettings(AwsSettings.DEFAULT_API_CALL_TIMEOUT));
  }

  private AwsSettings awsSettings(Duration timeout) {
    try {
      return aws.settings(timeout);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private ConfiguredHarvestJobRepository openFile(Duration timeout) {
    return ConfiguredHarvestJobRepository.of(JobsFileParser.parse(jobs.getValue(), timeout));
  }
}

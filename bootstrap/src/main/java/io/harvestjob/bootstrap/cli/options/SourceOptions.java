package io.harvestjob.bootstrap.cli.options;

import static java.util.Objects.requireNonNull;

import io.harvestjob.adapters.aws.AccountNamespaceResolver;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.bootstrap.jobsfile.JobsFileParser;
import io.harvestjob.bootstrap.repository.CloseableHarvestJobRepository;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where jobs come from: a file or AWS. */
public final class SourceOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--jobs",
      paramLabel = "<file>",
      description = "Read jobs from this file instead of calling AWS.")
  private @Nullable Path jobs;

  @Mixin private AwsOptions aws = new AwsOptions();

  @SuppressWarnings("UnusedVariable") // who reports an error looks whether the option is there
  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  /**
   * Returns whether jobs come from AWS.
   *
   * @throws ParameterException if they come from a file, and options of AWS are given too
   */
  public boolean usesAws() {
    if (jobs != null && aws.isGiven()) {
      throw new ParameterException(
          command.commandLine(), "argument --jobs: not allowed with " + AwsOptions.NAMES);
    }
    return jobs == null;
  }

  /**
   * Opens the source, which the caller closes.
   *
   * @param readTimeout limits reading a file
   * @param callTimeout limits a call of AWS
   */
  public CloseableHarvestJobRepository open(Duration readTimeout, Duration callTimeout) {
    return usesAws()
        ? aws.open(callTimeout, null)
        : new CloseableHarvestJobRepository(fake(readTimeout), () -> {});
  }

  /**
   * Opens AWS for a server, whose callers retry themselves: it is asked once for each call, and a
   * connection that has died costs them the time of one attempt. The caller closes it.
   */
  public CloseableHarvestJobRepository openForServer(Duration callTimeout) {
    return aws.open(callTimeout, 1);
  }

  /** Reads the file of jobs. */
  public InMemoryHarvestJobRepository fake(Duration timeout) {
    return JobsFileParser.parse(requireNonNull(jobs), timeout).toFake();
  }

  /** Returns a name for the account, region and endpoint that are called. */
  String defaultNamespace() {
    return AccountNamespaceResolver.resolve(
        aws.settings(AwsSettings.DEFAULT_API_CALL_TIMEOUT, null));
  }
}

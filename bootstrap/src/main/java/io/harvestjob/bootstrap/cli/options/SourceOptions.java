package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.aws.AccountNamespaceResolver;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.bootstrap.jobsfile.JobsFileParser;
import io.harvestjob.bootstrap.repository.CloseableHarvestJobRepository;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where jobs come from: a file or AWS. */
public final class SourceOptions {

  private static final Duration PIPE_TIMEOUT = Duration.ofMinutes(1);

  /** The two sources, which exclude each other. */
  private static final class JobsOrAws {

    @Option(
        names = "--jobs",
        paramLabel = "FILE",
        description = "Read jobs from this file instead of calling AWS.")
    private @Nullable Path jobs;

    @ArgGroup(exclusive = false)
    private AwsOptions aws = new AwsOptions();
  }

  @ArgGroup private JobsOrAws source = new JobsOrAws();

  @SuppressWarnings("UnusedVariable") // who reports an error looks whether the option is there
  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Returns whether jobs come from AWS. */
  public boolean usesAws() {
    return source.jobs == null;
  }

  /**
   * Opens the repository with the default timeout of a call; the caller closes it.
   *
   * @param timeout limits reading the jobs
   */
  public CloseableHarvestJobRepository openForWait(Duration timeout) {
    return open(usesAws() ? AwsSettings.DEFAULT_API_CALL_TIMEOUT : timeout);
  }

  /** Opens the repository with this timeout of a call; the caller closes it. */
  public CloseableHarvestJobRepository open(Duration timeout) {
    return source.jobs == null
        ? source.aws.open(awsSettings(timeout, null))
        : openFile(source.jobs, timeout);
  }

  /**
   * Opens the repository for a server, whose callers retry themselves: it asks AWS once for each
   * call, and a connection that has died costs them the time of one attempt. The caller closes it.
   */
  public CloseableHarvestJobRepository openForServer(Duration timeout) {
    return source.jobs == null
        ? source.aws.open(awsSettings(timeout, 1))
        : openFile(source.jobs, PIPE_TIMEOUT);
  }

  /** Returns a name for the account, region and endpoint that are called. */
  String defaultNamespace() {
    return AccountNamespaceResolver.resolve(
        awsSettings(AwsSettings.DEFAULT_API_CALL_TIMEOUT, null));
  }

  private AwsSettings awsSettings(Duration timeout, @Nullable Integer maxAttempts) {
    try {
      return source.aws.settings(timeout, maxAttempts);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private static CloseableHarvestJobRepository openFile(Path jobs, Duration timeout) {
    return CloseableHarvestJobRepository.of(JobsFileParser.parse(jobs, timeout));
  }
}

package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.AwsNamespaceResolver;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.bootstrap.jobsfile.JobsFileParser;
import io.harvestjob.bootstrap.wiring.AdapterFactory;
import io.harvestjob.bootstrap.wiring.ConfiguredHarvestJobRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where jobs come from: a file or AWS. */
final class SourceOptions {

  private static final Duration PIPE_TIMEOUT = Duration.ofMinutes(1);

  @ArgGroup private Source source = new Source();

  @SuppressWarnings("UnusedVariable") // ExecutionExceptionHandler asks for it by name
  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  boolean usesAws() {
    return source.jobs == null;
  }

  /**
   * Opens the repository with the default timeout of a call; the caller closes it.
   *
   * @param timeout limits reading the jobs
   */
  ConfiguredHarvestJobRepository openForWait(Duration timeout) {
    return source.jobs == null ? open(AwsSettings.DEFAULT_API_CALL_TIMEOUT) : open(timeout);
  }

  /** Opens the repository with this timeout of a call; the caller closes it. */
  ConfiguredHarvestJobRepository open(Duration timeout) {
    return source.jobs == null
        ? source.aws.adapter.open(awsSettings(timeout))
        : ConfiguredHarvestJobRepository.of(JobsFileParser.parse(source.jobs, timeout));
  }

  /**
   * Opens the repository for a server, whose callers retry themselves: it asks AWS once for each
   * call. The caller closes it.
   */
  ConfiguredHarvestJobRepository openForServer(Duration timeout) {
    return source.jobs == null
        ? source.aws.adapter.open(
            awsSettings(timeout).toBuilder().apiCallAttemptTimeout(timeout).maxAttempts(1).build())
        : ConfiguredHarvestJobRepository.of(JobsFileParser.parse(source.jobs, PIPE_TIMEOUT));
  }

  /** Returns a name for the account, region and endpoint that are called. */
  String defaultNamespace() {
    return AwsNamespaceResolver.resolve(awsSettings(AwsSettings.DEFAULT_API_CALL_TIMEOUT));
  }

  private AwsSettings awsSettings(Duration timeout) {
    try {
      return source.aws.settings(timeout);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** The two sources, which exclude each other. */
  private static final class Source {

    @Option(
        names = "--jobs",
        paramLabel = "FILE",
        description = "Read jobs from this file instead of calling AWS.")
    private @Nullable Path jobs;

    @ArgGroup(exclusive = false)
    private Aws aws = new Aws();
  }

  /** Options of the AWS CLI, with its defaults. */
  private static final class Aws {

    @Option(
        names = "--adapter",
        paramLabel = "ADAPTER",
        description = "The client that calls AWS: ${COMPLETION-CANDIDATES}; default: aws.")
    private AdapterFactory adapter = AdapterFactory.aws;

    @Option(
        names = "--region",
        paramLabel = "REGION",
        description =
            "The AWS region; default: AWS_REGION, AWS_DEFAULT_REGION or that of the profile.")
    private @Nullable String region;

    @Option(
        names = "--profile",
        paramLabel = "PROFILE",
        description = "Use this profile of the AWS configuration.")
    private @Nullable String profile;

    @Option(
        names = "--endpoint-url",
        paramLabel = "URL",
        converter = EndpointUrlConverter.class,
        description = "Call this URL instead of the endpoint of the region.")
    private @Nullable URI endpointUrl;

    AwsSettings settings(Duration timeout) {
      return AwsSettings.builder()
          .region(region)
          .profile(profile)
          .endpointOverride(endpointUrl)
          .apiCallTimeout(timeout)
          .build();
    }
  }
}

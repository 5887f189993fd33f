package io.harvestjob.bootstrap.cli;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapters.aws.AwsNamespaceResolver;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.bootstrap.jobsfile.JobsFileParser;
import io.harvestjob.bootstrap.wiring.AdapterFactory;
import io.harvestjob.bootstrap.wiring.ConfiguredHarvestJobRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where jobs come from: a file or AWS. */
@Command // else it could be no mixin
final class SourceOptions {

  private static final Duration PIPE_TIMEOUT = Duration.ofMinutes(1);

  private final OptionSpec jobs =
      OptionSpec.builder("--jobs")
          .paramLabel("FILE")
          .type(Path.class)
          .description("Read jobs from this file instead of calling AWS.")
          .build();

  private final OptionSpec adapter =
      OptionSpec.builder("--adapter")
          .paramLabel("ADAPTER")
          .type(AdapterFactory.class)
          .description("The client that calls AWS: ${COMPLETION-CANDIDATES}; default: aws.")
          .build();

  private final OptionSpec region =
      OptionSpec.builder("--region")
          .paramLabel("REGION")
          .type(String.class)
          .description(
              "The AWS region; default: AWS_REGION, AWS_DEFAULT_REGION or that of the profile.")
          .build();

  private final OptionSpec profile =
      OptionSpec.builder("--profile")
          .paramLabel("PROFILE")
          .type(String.class)
          .description("Use this profile of the AWS configuration.")
          .build();

  private final OptionSpec endpointUrl =
      OptionSpec.builder("--endpoint-url")
          .paramLabel("URL")
          .type(URI.class)
          .converters(new EndpointUrlConverter())
          .description("Call this URL instead of the endpoint of the region.")
          .build();

  /** ExecutionExceptionHandler asks for it by name. */
  private final OptionSpec debug =
      OptionSpec.builder("--debug").description("Show the stack trace of an error.").build();

  /** Adds these options to a command, which may also have them as a mixin. */
  @Spec(Spec.Target.MIXEE)
  void addTo(CommandSpec command) {
    command.addOption(debug).addArgGroup(jobsOrAws());
  }

  /** The two sources, which exclude each other. */
  private ArgGroupSpec jobsOrAws() {
    return ArgGroupSpec.builder().addArg(jobs).addSubgroup(aws()).build();
  }

  /** Options of the AWS CLI, with its defaults. */
  private ArgGroupSpec aws() {
    return ArgGroupSpec.builder()
        .exclusive(false)
        .addArg(adapter)
        .addArg(region)
        .addArg(profile)
        .addArg(endpointUrl)
        .build();
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
    return usesAws() ? open(awsSettings(timeout)) : openFile(timeout);
  }

  /**
   * Opens the repository for a server, whose callers retry themselves: it asks AWS once for each
   * call. The caller closes it.
   */
  ConfiguredHarvestJobRepository openForServer(Duration timeout) {
    return usesAws()
        ? open(
            awsSettings(timeout).toBuilder().apiCallAttemptTimeout(timeout).maxAttempts(1).build())
        : openFile(PIPE_TIMEOUT);
  }

  /** Returns a name for the account, region and endpoint that are called. */
  String defaultNamespace() {
    return AwsNamespaceResolver.resolve(awsSettings(AwsSettings.DEFAULT_API_CALL_TIMEOUT));
  }

  private AwsSettings awsSettings(Duration timeout) {
    try {
      return AwsSettings.builder()
          .region(region.getValue())
          .profile(profile.getValue())
          .endpointOverride(endpointUrl.getValue())
          .apiCallTimeout(timeout)
          .build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(debug.command().commandLine(), e.getMessage(), e);
    }
  }

  /** Picocli sets no default of an option in a group of which no option is given. */
  private ConfiguredHarvestJobRepository open(AwsSettings settings) {
    AdapterFactory chosen = adapter.getValue();
    return requireNonNullElse(chosen, AdapterFactory.aws).open(settings);
  }

  private ConfiguredHarvestJobRepository openFile(Duration timeout) {
    return ConfiguredHarvestJobRepository.of(JobsFileParser.parse(jobs.getValue(), timeout));
  }
}

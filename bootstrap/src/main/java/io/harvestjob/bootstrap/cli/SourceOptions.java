package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.bootstrap.wiring.Adapter;
import io.harvestjob.bootstrap.wiring.OpenRepository;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the jobs come from, a file or AWS; the same for every command. */
final class SourceOptions {

  @ArgGroup private Source source = new Source();

  @SuppressWarnings("UnusedVariable") // ExecutionErrors asks for it by name
  @Option(names = "--debug", description = "Show the stack trace of an error.")
  private boolean debug;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  boolean asksAws() {
    return source.jobs == null;
  }

  /** Opens what the options say, with the default time for a lookup; whoever calls closes it. */
  OpenRepository open() {
    return open(AwsSettings.DEFAULT_TIMEOUT);
  }

  /** The same with this time for a lookup. */
  OpenRepository open(Duration timeout) {
    return source.jobs == null
        ? source.aws.adapter.open(awsSettings(timeout))
        : OpenRepository.ofJobsFile(source.jobs);
  }

  private AwsSettings awsSettings(Duration timeout) {
    try {
      return source.aws.settings(timeout);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** One or the other. */
  private static final class Source {

    @Option(
        names = "--jobs",
        paramLabel = "FILE",
        description = "Answer from this file of jobs instead of AWS.")
    private @Nullable Path jobs;

    @ArgGroup(exclusive = false)
    private Aws aws = new Aws();
  }

  /** What is not said comes from where the AWS CLI looks too. */
  private static final class Aws {

    @Option(
        names = "--adapter",
        paramLabel = "ADAPTER",
        description = "What to ask AWS with: ${COMPLETION-CANDIDATES}; default: aws.")
    private Adapter adapter = Adapter.aws;

    @Option(names = "--region", paramLabel = "REGION", description = "The AWS region.")
    private @Nullable String region;

    @Option(
        names = "--profile",
        paramLabel = "PROFILE",
        description = "Use this profile of the AWS configuration.")
    private @Nullable String profile;

    @Option(
        names = "--endpoint-url",
        paramLabel = "URL",
        description = "Ask here instead of at the region's endpoint.")
    private @Nullable URI endpointUrl;

    AwsSettings settings(Duration timeout) {
      return AwsSettings.defaults()
          .withRegion(region)
          .withProfile(profile)
          .withEndpointUrl(endpointUrl)
          .withTimeout(timeout);
    }
  }
}

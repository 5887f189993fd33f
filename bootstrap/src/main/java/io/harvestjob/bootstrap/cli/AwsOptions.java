package io.harvestjob.bootstrap.cli;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.bootstrap.wiring.AdapterFactory;
import io.harvestjob.bootstrap.wiring.ConfiguredHarvestJobRepository;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options of the AWS CLI, with its defaults. */
final class AwsOptions {

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

  ArgGroupSpec group() {
    return ArgGroupSpec.builder()
        .exclusive(false)
        .addArg(adapter)
        .addArg(region)
        .addArg(profile)
        .addArg(endpointUrl)
        .build();
  }

  AwsSettings settings(Duration timeout) {
    return AwsSettings.builder()
        .region(region.getValue())
        .profile(profile.getValue())
        .endpointOverride(endpointUrl.getValue())
        .apiCallTimeout(timeout)
        .build();
  }

  /** Picocli never sets the default of an option in a group that is built in code. */
  ConfiguredHarvestJobRepository open(AwsSettings settings) {
    AdapterFactory chosen = adapter.getValue();
    return requireNonNullElse(chosen, AdapterFactory.aws).open(settings);
  }
}

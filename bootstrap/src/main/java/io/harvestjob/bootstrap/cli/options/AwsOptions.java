package io.harvestjob.bootstrap.cli.options;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.bootstrap.repository.CloseableHarvestJobRepository;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the AWS CLI, with its defaults. */
final class AwsOptions {

  static final String NAMES = "--adapter, --region, --profile, --endpoint-url";

  @Option(
      names = "--adapter",
      description = "The client that calls AWS: ${COMPLETION-CANDIDATES}; default: aws.")
  private @Nullable AdapterType adapter;

  @Option(
      names = "--region",
      description =
          "The AWS region; default: AWS_REGION, AWS_DEFAULT_REGION or that of the profile.")
  private @Nullable String region;

  @Option(names = "--profile", description = "Use this profile of the AWS configuration.")
  private @Nullable String profile;

  @Option(
      names = "--endpoint-url",
      paramLabel = "<url>",
      description = "Call this URL instead of the endpoint of the region.")
  private @Nullable URI endpointUrl;

  boolean isGiven() {
    return adapter != null || region != null || profile != null || endpointUrl != null;
  }

  /**
   * Returns the settings.
   *
   * @param maxAttempts null for what is configured
   * @throws picocli.CommandLine.TypeConversionException if a value is out of its range
   */
  AwsSettings settings(Duration timeout, @Nullable Integer maxAttempts) {
    AwsSettings.Builder settings =
        AwsSettings.builder()
            .region(region)
            .profile(profile)
            .endpointOverride(endpointUrl)
            .apiCallTimeout(timeout)
            .maxAttempts(maxAttempts);
    return SettingsErrorTranslator.translate("", settings::build);
  }

  /** Opens the adapter, which the caller closes. */
  CloseableHarvestJobRepository open(Duration timeout, @Nullable Integer maxAttempts) {
    return requireNonNullElse(adapter, AdapterType.aws).open(settings(timeout, maxAttempts));
  }
}

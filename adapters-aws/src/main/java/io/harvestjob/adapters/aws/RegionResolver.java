package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.adapters.aws.ConfigurationReader.Value;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/** Resolves the region where the AWS CLI does, and on an EC2 instance by asking where it runs. */
final class RegionResolver {

  private static final Pattern HOST_LABEL = Pattern.compile("(?!-)[A-Za-z0-9-]{1,63}(?<!-)");

  private final ConfigurationReader configuration;
  private final DeadlineExecutor executor;

  RegionResolver(ConfigurationReader configuration, DeadlineExecutor executor) {
    this.configuration = configuration;
    this.executor = executor;
  }

  /**
   * @throws NoUsableResponseException with the reason {@code NOT_CONFIGURED} if there is none, and
   *     {@code MISCONFIGURED} if it cannot be one
   */
  Region resolve(AwsSettings settings) {
    String region =
        Optional.ofNullable(settings.region())
            .or(this::configured)
            .orElseGet(() -> ofInstance(settings));
    if (!HOST_LABEL.matcher(region).matches()) {
      throw ConfigurationReader.misconfigured(
          "Provided region_name '%s' doesn't match a supported format.".formatted(region), null);
    }
    return Region.of(region);
  }

  private Optional<String> configured() {
    return ConfigurationReader.find("aws.region", "AWS_REGION")
        .or(() -> configuration.find("aws.defaultRegion", "AWS_DEFAULT_REGION", "region"))
        .map(Value::text);
  }

  private String ofInstance(AwsSettings settings) {
    try {
      return executor.call(
          () -> new InstanceProfileRegionProvider().getRegion().id(),
          settings.apiCallTimeout(),
          "the instance metadata service");
    } catch (RuntimeException e) {
      throw new NoUsableResponseException(Reason.NOT_CONFIGURED, "You must specify a region.", e);
    }
  }
}

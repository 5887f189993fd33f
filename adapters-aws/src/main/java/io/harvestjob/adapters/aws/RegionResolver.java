package io.harvestjob.adapters.aws;

import io.harvestjob.adapters.aws.ConfigurationReader.Value;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

/** Resolves the region where the AWS CLI does, and on an EC2 instance by asking where it runs. */
final class RegionResolver {

  private static final Pattern HOST_LABEL = Pattern.compile("(?!-)[A-Za-z0-9-]{1,63}(?<!-)");

  private final ConfigurationReader configuration;
  private final TimeLimitedSupplier<String> instance;
  private final Duration timeout;

  RegionResolver(ConfigurationReader configuration, Executor executor, Duration timeout) {
    this.configuration = configuration;
    this.instance =
        new TimeLimitedSupplier<>(RegionResolver::instanceRegion, Duration.ZERO, executor);
    this.timeout = timeout;
  }

  /**
   * @throws NoUsableResponseException with the reason {@code NOT_CONFIGURED} if there is none, and
   *     {@code MISCONFIGURED} if it cannot be one
   */
  Region resolve(@Nullable String region) {
    return Region.of(
        valid(Optional.ofNullable(region).or(this::configured).orElseGet(this::ofInstance)));
  }

  private Optional<String> configured() {
    return ConfigurationReader.find("aws.region", "AWS_REGION")
        .or(() -> configuration.find("aws.defaultRegion", "AWS_DEFAULT_REGION", "region"))
        .map(Value::text);
  }

  private String ofInstance() {
    try {
      return instance.get(timeout);
    } catch (ExecutionException | TimeoutException e) {
      throw notConfigured(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notConfigured(e);
    }
  }

  private static String instanceRegion() {
    return new InstanceProfileRegionProvider().getRegion().id();
  }

  private static NoUsableResponseException notConfigured(Exception cause) {
    return new NoUsableResponseException(
        Reason.NOT_CONFIGURED,
        "You must specify a region."
            + " You can also configure your region by running \"aws configure\".",
        cause);
  }

  private static String valid(String region) {
    if (!HOST_LABEL.matcher(region).matches()) {
      throw ConfigurationReader.misconfigured(
          "Provided region_name '%s' doesn't match a supported format.".formatted(region), null);
    }
    return region;
  }
}

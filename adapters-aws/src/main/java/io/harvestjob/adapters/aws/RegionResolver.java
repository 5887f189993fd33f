package io.harvestjob.adapters.aws;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.utils.SystemSetting;

/** Finds the region where the AWS CLI does. */
final class RegionResolver {

  private static final Pattern HOST_LABEL = Pattern.compile("(?!-)[A-Za-z0-9-]{1,63}(?<!-)");

  private RegionResolver() {}

  static Region resolve(AwsSettings settings) {
    String region = settings.region();
    return Region.of(valid(region == null ? configured(settings.profile()).id() : region));
  }

  private static Region configured(@Nullable String profile) {
    AwsRegionProvider elsewhere =
        DefaultAwsRegionProviderChain.builder().profileName(profile).build();
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), DefaultRegion::region, elsewhere)
          .getRegion();
    } catch (SdkClientException e) {
      throw new NoUsableResponseException(
          Reason.NOT_CONFIGURED,
          "You must specify a region."
              + " You can also configure your region by running \"aws configure\".",
          e);
    }
  }

  private static String valid(String region) {
    if (!HOST_LABEL.matcher(region).matches()) {
      throw new NoUsableResponseException(
          Reason.MISCONFIGURED,
          "Provided region_name '%s' doesn't match a supported format.".formatted(region),
          null);
    }
    return region;
  }

  /** The AWS CLI's own variable, which the SDK does not read. */
  private enum DefaultRegion implements SystemSetting {
    AWS_DEFAULT_REGION;

    @SuppressWarnings("NullAway") // the chain takes null as "not here"
    static Region region() {
      return AWS_DEFAULT_REGION.getStringValue().map(Region::of).orElse(null);
    }

    @Override
    public String property() {
      return "aws.defaultRegion";
    }

    @Override
    public String environmentVariable() {
      return name();
    }

    @Override
    public @Nullable String defaultValue() {
      return null;
    }
  }
}

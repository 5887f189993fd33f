package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.EndpointValidator;
import io.harvestjob.adapters.aws.ConfigurationReader.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.endpoints.MediaPackageEndpointProvider;

/**
 * Resolves the endpoint where newer versions of the AWS CLI do (documented): for MediaPackage or
 * for all services, from a variable or from the profile, else that of the region.
 */
final class EndpointResolver {

  private final ConfigurationReader configuration;

  EndpointResolver(ConfigurationReader configuration) {
    this.configuration = configuration;
  }

  /**
   * @throws io.harvestjob.domain.NoUsableResponseException with the reason {@code MISCONFIGURED} if
   *     what is configured is no endpoint, naming where it is set
   */
  URI resolve(@Nullable URI override, Region region) {
    return Optional.ofNullable(override).or(this::configured).orElseGet(() -> regional(region));
  }

  private Optional<URI> configured() {
    boolean ignored =
        configuration.isTrue(
            "aws.ignoreConfiguredEndpointUrls",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "ignore_configured_endpoint_urls");
    return ignored
        ? Optional.empty()
        : ConfigurationReader.find("aws.endpointUrlMediaPackage", "AWS_ENDPOINT_URL_MEDIAPACKAGE")
            .or(() -> ConfigurationReader.find("aws.endpointUrl", "AWS_ENDPOINT_URL"))
            .or(() -> configuration.findInServices("mediapackage.endpoint_url"))
            .or(() -> configuration.findInProfile("endpoint_url"))
            .map(EndpointResolver::toUri);
  }

  private static URI toUri(Value value) {
    try {
      return EndpointValidator.requireValid(new URI(value.text()), value.source());
    } catch (URISyntaxException e) {
      throw ConfigurationReader.misconfigured(value.source() + " is no URL", null);
    } catch (IllegalArgumentException e) {
      throw ConfigurationReader.misconfigured(String.valueOf(e.getMessage()), null);
    }
  }

  private URI regional(Region region) {
    boolean fips =
        configuration.isTrue("aws.useFipsEndpoint", "AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
    boolean dualStack =
        configuration.isTrue(
            "aws.useDualstackEndpoint", "AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
    return MediaPackageEndpointProvider.defaultProvider()
        .resolveEndpoint(params -> params.region(region).useFips(fips).useDualStack(dualStack))
        .join()
        .url();
  }
}

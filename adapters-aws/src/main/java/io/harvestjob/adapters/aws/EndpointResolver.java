package io.harvestjob.adapters.aws;

import io.harvestjob.domain.HarvestJobId;
import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageServiceClientConfiguration;
import software.amazon.awssdk.services.mediapackage.endpoints.MediaPackageEndpointProvider;

/** Resolves the URLs that a client sends its requests to, for messages of errors. */
final class EndpointResolver {

  private final MediaPackageClient client;

  EndpointResolver(MediaPackageClient client) {
    this.client = client;
  }

  /** Returns no more than the path if the client does not tell its endpoint. */
  String jobUrl(HarvestJobId id) {
    return baseUrl().replaceAll("/+$", "") + "/harvest_jobs/" + id;
  }

  String baseUrl() {
    try {
      return endpoint().toString();
    } catch (RuntimeException unknown) {
      return "";
    }
  }

  /** Throws what the SDK throws if the client does not tell its endpoint. */
  URI endpoint() {
    MediaPackageServiceClientConfiguration configured = client.serviceClientConfiguration();
    return configured.endpointOverride().orElseGet(() -> regional(configured.region()));
  }

  private static URI regional(Region region) {
    return MediaPackageEndpointProvider.defaultProvider()
        .resolveEndpoint(params -> params.region(region))
        .join()
        .url();
  }
}

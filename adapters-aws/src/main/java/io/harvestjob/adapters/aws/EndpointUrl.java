package io.harvestjob.adapters.aws;

import io.harvestjob.domain.HarvestJobId;
import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageServiceClientConfiguration;
import software.amazon.awssdk.services.mediapackage.endpoints.MediaPackageEndpointProvider;

/** Where a client sends its requests, for errors that came without an answer. */
final class EndpointUrl {

  private final MediaPackageClient client;

  EndpointUrl(MediaPackageClient client) {
    this.client = client;
  }

  /** The whole URL; no more than its path if the client does not tell. */
  String of(HarvestJobId id) {
    return base().replaceAll("/+$", "") + "/harvest_jobs/" + id;
  }

  String base() {
    try {
      return uri().toString();
    } catch (RuntimeException untold) {
      return "";
    }
  }

  /** The base of every URL; throws what the SDK throws if the client does not tell. */
  URI uri() {
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

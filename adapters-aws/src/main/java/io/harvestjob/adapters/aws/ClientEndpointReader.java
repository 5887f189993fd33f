package io.harvestjob.adapters.aws;

import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageServiceClientConfiguration;
import software.amazon.awssdk.services.mediapackage.endpoints.MediaPackageEndpointProvider;

/** Reads where a caller's client sends its requests, for messages of errors. */
final class ClientEndpointReader {

  private ClientEndpointReader() {}

  /** Returns an empty text if the client does not tell, as a stub does not. */
  static String read(MediaPackageClient client) {
    try {
      MediaPackageServiceClientConfiguration configured = client.serviceClientConfiguration();
      return configured
          .endpointOverride()
          .orElseGet(() -> regional(configured.region()))
          .toString();
    } catch (RuntimeException unknown) {
      return "";
    }
  }

  private static URI regional(Region region) {
    return MediaPackageEndpointProvider.defaultProvider()
        .resolveEndpoint(params -> params.region(region))
        .join()
        .url();
  }
}

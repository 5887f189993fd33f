package io.harvestjob.adapters.aws;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;
import software.amazon.awssdk.services.mediapackage.MediaPackageServiceClientConfiguration;

/**
 * Signs requests to MediaPackage for another HTTP client, with the credentials and for the region
 * that {@link AwsHarvestJobs} would use. SigV4, by the SDK's own signer. Thread-safe. Whoever
 * opened it closes it.
 */
public final class AwsRequestSigner implements AutoCloseable {

  private static final String SIGNING_NAME = "mediapackage";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final MediaPackageClient client;
  private final EndpointUrl endpoint;
  private final SdkErrors errors;

  private AwsRequestSigner(MediaPackageClient client) {
    this.client = client;
    this.endpoint = new EndpointUrl(client);
    this.errors = new SdkErrors(endpoint);
  }

  /**
   * Sets a signer up. Credentials are looked for by the first {@link #sign}.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException as {@link AwsHarvestJobs#open} does
   */
  public static AwsRequestSigner open(AwsSettings settings) {
    return new AwsRequestSigner(SdkClients.builder(settings).build());
  }

  /** Where the requests go: the endpoint URL that is configured, else the region's. */
  public URI endpoint() {
    return errors.translated(endpoint::uri);
  }

  /**
   * The headers that sign a request without a body.
   *
   * @param headers that are sent, and signed with it
   * @throws io.harvestjob.domain.NoUsableResponseException if there are no credentials
   */
  public Map<String, String> sign(String method, URI uri, Map<String, String> headers) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
    headers.forEach(request::putHeader);
    return errors.translated(() -> added(headers, signed(request.build())));
  }

  private SdkHttpRequest signed(SdkHttpRequest request) {
    MediaPackageServiceClientConfiguration configured = client.serviceClientConfiguration();
    AwsCredentialsIdentity identity = configured.credentialsProvider().resolveIdentity().join();
    return signer
        .sign(
            sign ->
                sign.identity(identity)
                    .request(request)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNING_NAME)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, configured.region().id()))
        .request();
  }

  private static Map<String, String> added(Map<String, String> headers, SdkHttpRequest signed) {
    return signed.headers().entrySet().stream()
        .filter(header -> !headers.containsKey(header.getKey()))
        .collect(toUnmodifiableMap(Map.Entry::getKey, header -> header.getValue().get(0)));
  }

  @Override
  public void close() {
    client.close();
  }
}

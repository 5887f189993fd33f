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
 * that {@link AwsHarvestJobRepository#create} would use. The signatures are SigV4, by the SDK's own
 * signer. Thread-safe. Whoever creates it closes it.
 */
public final class AwsRequestSigner implements AutoCloseable {

  private static final String SIGNING_NAME = "mediapackage";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final MediaPackageClient client;
  private final EndpointResolver endpoints;
  private final SdkExceptionTranslator exceptions;

  private AwsRequestSigner(MediaPackageClient client) {
    this.client = client;
    this.endpoints = new EndpointResolver(client);
    this.exceptions = new SdkExceptionTranslator(endpoints);
  }

  /**
   * Creates a signer. Credentials are looked up by the first {@link #sign}.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException as {@link
   *     AwsHarvestJobRepository#create} does
   */
  public static AwsRequestSigner create(AwsSettings settings) {
    return new AwsRequestSigner(MediaPackageClientFactory.builder(settings).build());
  }

  /** Returns where the requests go: the endpoint that is configured, or else the region's. */
  public URI endpoint() {
    return exceptions.translate(endpoints::endpoint);
  }

  /**
   * Returns the headers that sign a request without a body.
   *
   * @param headers those that are sent, and signed with the request
   * @throws io.harvestjob.domain.NoUsableResponseException if there are no credentials
   */
  public Map<String, String> sign(String method, URI uri, Map<String, String> headers) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
    headers.forEach(request::putHeader);
    return exceptions.translate(() -> addedHeaders(headers, signed(request.build())));
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

  private static Map<String, String> addedHeaders(
      Map<String, String> headers, SdkHttpRequest signed) {
    return signed.headers().entrySet().stream()
        .filter(header -> !headers.containsKey(header.getKey()))
        .collect(toUnmodifiableMap(Map.Entry::getKey, header -> header.getValue().get(0)));
  }

  @Override
  public void close() {
    client.close();
  }
}

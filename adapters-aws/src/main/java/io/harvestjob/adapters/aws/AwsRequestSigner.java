package io.harvestjob.adapters.aws;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs requests to MediaPackage for another HTTP client, with the credentials and for the region
 * that {@link AwsHarvestJobRepository#create} would use. The signatures are SigV4, by the SDK's own
 * signer. Thread-safe. Whoever creates it closes it.
 */
public final class AwsRequestSigner implements AutoCloseable {

  private static final String SIGNING_NAME = "mediapackage";
  private static final String DATE = "X-Amz-Date";
  private static final DateTimeFormatter DATE_FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(UTC);

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsConfiguration configuration;

  private AwsRequestSigner(AwsConfiguration configuration) {
    this.configuration = configuration;
  }

  /**
   * Creates a signer. Credentials are looked up by the first {@link #sign}.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException as {@link
   *     AwsHarvestJobRepository#create} does
   */
  public static AwsRequestSigner create(AwsSettings settings) {
    return new AwsRequestSigner(AwsConfiguration.lookUp(settings));
  }

  /** Returns where the requests go: the endpoint that is configured, or else the region's. */
  public URI endpoint() {
    return configuration.endpoint();
  }

  /** Returns how often a call is to be tried, if that is configured. */
  public OptionalInt maxAttempts() {
    return configuration.maxAttempts().stream().mapToInt(Integer::intValue).findFirst();
  }

  /**
   * Looks up the credentials within the {@code apiCallTimeout} of the settings, for a readiness
   * check. Nothing is sent to MediaPackage, so what the credentials may do is not known.
   *
   * @throws io.harvestjob.domain.NoUsableResponseException if a request could not be signed
   * @throws IllegalStateException if the signer has been closed
   */
  public void checkReady() {
    configuration.resolveCredentials();
  }

  /**
   * Returns the headers that sign a request without a body.
   *
   * @param headers those that are sent, and signed with the request; if {@code X-Amz-Date} is one
   *     of them, that is the time at which the request is signed
   * @throws io.harvestjob.domain.NoUsableResponseException if there are no credentials, or not
   *     within the {@code apiCallTimeout} of the settings
   * @throws IllegalStateException if the signer has been closed
   */
  public Map<String, String> sign(String method, URI uri, Map<String, String> headers) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(uri);
    headers.forEach(request::putHeader);
    AwsCredentialsIdentity identity = configuration.resolveCredentials();
    return addedHeaders(headers, signed(request.build(), identity, clock(headers)));
  }

  private static Clock clock(Map<String, String> headers) {
    String date = headers.get(DATE);
    return date == null
        ? Clock.systemUTC()
        : Clock.fixed(DATE_FORMAT.parse(date, Instant::from), UTC);
  }

  private SdkHttpRequest signed(
      SdkHttpRequest request, AwsCredentialsIdentity identity, Clock clock) {
    return signer
        .sign(
            sign ->
                sign.identity(identity)
                    .request(request)
                    .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNING_NAME)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, configuration.region().id()))
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
    configuration.close();
  }
}

package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.harvestjob.domain.NoUsableResponseException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** That the signatures are right is checked where requests are sent, by recomputing them. */
class AwsRequestSignerTest {

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:1/base");
  private static final AwsCredentials KEY = AwsBasicCredentials.create("AK", "SK");

  @Test
  void knowsTheEndpointOfTheRegion() {
    try (AwsRequestSigner signer =
        AwsRequestSigner.create(AwsSettings.builder().region("cn-north-1").build())) {
      assertThat(signer.endpoint())
          .isEqualTo(URI.create("https://mediapackage.cn-north-1.amazonaws.com.cn"));
    }
  }

  @Test
  void knowsTheEndpointThatIsConfigured() {
    try (AwsRequestSigner signer = signer(KEY)) {
      assertThat(signer.endpoint()).isEqualTo(ENDPOINT);
    }
  }

  @Test
  void knowsHowOftenACallIsToBeTried() {
    try (AwsRequestSigner signer = AwsRequestSigner.create(settings(KEY).maxAttempts(7).build())) {
      assertThat(signer.maxAttempts()).hasValue(7);
    }
  }

  @Test
  void signsForTheRegionAndTheServiceWithTheKey() {
    assertThat(sign(KEY, Map.of()).get("Authorization"))
        .matches(
            "AWS4-HMAC-SHA256 Credential=AK/\\d{8}/us-east-1/mediapackage/aws4_request,"
                + " SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=[0-9a-f]{64}");
  }

  @Test
  void signsTheHeadersThatAreSent() {
    assertThat(sign(KEY, Map.of("Accept", "application/json")).get("Authorization"))
        .contains("SignedHeaders=accept;host;x-amz-content-sha256;x-amz-date,");
  }

  @Test
  void returnsOnlyTheHeadersThatAreToBeAdded() {
    assertThat(sign(KEY, Map.of("Accept", "application/json")))
        .containsOnlyKeys("Authorization", "Host", "X-Amz-Date", "x-amz-content-sha256");
  }

  @Test
  void signsTheTimeThatItIsGiven() {
    assertThat(sign(KEY, Map.of("X-Amz-Date", "20350101T030405Z")))
        .doesNotContainKey("X-Amz-Date")
        .hasEntrySatisfying(
            "Authorization",
            value ->
                assertThat(value)
                    .contains("Credential=AK/20350101/us-east-1/mediapackage/aws4_request"));
  }

  @Test
  void addsTheSessionToken() {
    assertThat(sign(AwsSessionCredentials.create("AK", "SK", "TOKEN"), Map.of()))
        .containsEntry("X-Amz-Security-Token", "TOKEN");
  }

  @Test
  void isReadyWithCredentials() {
    try (AwsRequestSigner signer = signer(KEY)) {
      assertThatNoException().isThrownBy(signer::checkReady);
    }
  }

  @Test
  void isNotReadyWithoutCredentials() {
    AwsCredentialsProvider refusing = AwsRequestSignerTest::refuse;
    AwsSettings settings =
        LocalRepositoryFactory.settings(ENDPOINT).credentialsProvider(refusing).build();
    try (AwsRequestSigner signer = AwsRequestSigner.create(settings)) {
      assertThatExceptionOfType(NoUsableResponseException.class)
          .isThrownBy(signer::checkReady)
          .withMessage("Error when retrieving credentials from the credentials provider: sealed");
    }
  }

  private static AwsCredentials refuse() {
    throw new IllegalStateException("sealed");
  }

  @Test
  void refusesToSignOnceItIsClosed() {
    AwsRequestSigner signer = signer(KEY);
    signer.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> signer.sign("GET", ENDPOINT, Map.of()))
        .withMessage("Closed");
  }

  private static Map<String, String> sign(AwsCredentials credentials, Map<String, String> headers) {
    try (AwsRequestSigner signer = signer(credentials)) {
      return signer.sign("GET", ENDPOINT, headers);
    }
  }

  private static AwsRequestSigner signer(AwsCredentials credentials) {
    return AwsRequestSigner.create(settings(credentials).build());
  }

  private static AwsSettings.Builder settings(AwsCredentials credentials) {
    return LocalRepositoryFactory.settings(ENDPOINT)
        .credentialsProvider(StaticCredentialsProvider.create(credentials));
  }
}

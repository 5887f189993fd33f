package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** That the signatures are right is checked where requests are sent, by recomputing them. */
class AwsRequestSignerTest {

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
    URI endpoint = URI.create("http://127.0.0.1:1/base");

    try (AwsRequestSigner signer =
        AwsRequestSigner.create(LocalRepositoryFactory.settings(endpoint).build())) {
      assertThat(signer.endpoint()).isEqualTo(endpoint);
    }
  }
}

package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

/** That the signatures are right is checked where requests are sent, by recomputing them. */
class AwsRequestSignerTest {

  @Test
  void knowsTheEndpointOfTheRegion() {
    try (AwsRequestSigner signer =
        AwsRequestSigner.open(AwsSettings.defaults().withRegion("cn-north-1"))) {
      assertThat(signer.endpoint())
          .isEqualTo(URI.create("https://mediapackage.cn-north-1.amazonaws.com.cn"));
    }
  }

  @Test
  void knowsTheEndpointThatIsConfigured() {
    URI endpoint = URI.create("http://127.0.0.1:1/base");

    try (AwsRequestSigner signer = AwsRequestSigner.open(LocalClients.settings(endpoint))) {
      assertThat(signer.endpoint()).isEqualTo(endpoint);
    }
  }
}

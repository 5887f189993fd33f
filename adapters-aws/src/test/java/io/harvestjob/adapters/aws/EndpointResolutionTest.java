package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint is the one that newer versions of the AWS CLI ask, for both adapters. */
class EndpointResolutionTest extends AbstractConfigurationTest {

  @BeforeEach
  void setCredentials() {
    credentials("AK");
  }

  @ParameterizedTest
  @CsvSource({
    "cn-north-1, false, false, https://mediapackage.cn-north-1.amazonaws.com.cn",
    "us-east-1, true, false, https://mediapackage-fips.us-east-1.amazonaws.com",
    "us-east-1, false, true, https://mediapackage.us-east-1.api.aws",
    "us-east-1, true, true, https://mediapackage-fips.us-east-1.api.aws"
  })
  void isThatOfTheRegion(String region, String fips, String dualStack, String endpoint) {
    set("aws.region", region);
    set("aws.useFipsEndpoint", fips);
    set("aws.useDualstackEndpoint", dualStack);

    assertThatEndpoint().isEqualTo(endpoint);
  }

  @Test
  void isTheMostSpecificThatIsConfigured() throws IOException {
    config(
        """
        [default]
        region = us-east-1
        services = mine
        endpoint_url = http://profile:1
        [services mine]
        mediapackage =
          endpoint_url = http://services:1
        """);
    assertThatEndpoint().isEqualTo("http://services:1");
    set("aws.endpointUrl", "http://all:1");
    assertThatEndpoint().isEqualTo("http://all:1");
    set("aws.endpointUrlMediaPackage", "http://own:1/base");
    assertThatEndpoint().isEqualTo("http://own:1/base");
    set("aws.ignoreConfiguredEndpointUrls", "true");
    assertThatEndpoint().isEqualTo("https://mediapackage.us-east-1.amazonaws.com");
  }

  @Test
  void isThatOfTheProfile() throws IOException {
    config("[default]\nregion = us-east-1\nendpoint_url = http://profile:1\n");

    assertThatEndpoint().isEqualTo("http://profile:1");
  }

  @Test
  void isNotAnEmptyOne() {
    set("aws.region", "us-east-1");
    set("aws.endpointUrl", "");

    assertThatEndpoint().isEqualTo("https://mediapackage.us-east-1.amazonaws.com");
  }

  @Test
  void isAskedWithAPathByAClientThatIsConfiguredForFips() {
    set("aws.region", "us-east-1");
    set("aws.useFipsEndpoint", "true");
    set("aws.endpointUrl", server.endpoint() + "/base");

    assertThat(
            LookupOutcomeFormatter.format(AwsHarvestJobRepository.create(AwsSettings.defaults())))
        .startsWith("HarvestJob[");
    assertThat(server.requests().get(0).target()).isEqualTo("/base/harvest_jobs/job-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "/path", "ftp://host", "http:///path"})
  void isRefusedWithTheNameOfWhereItIsSet(String url) {
    set("aws.region", "us-east-1");
    set("aws.endpointUrl", url);

    assertThatOpening(AwsSettings.builder(), Reason.MISCONFIGURED)
        .isEqualTo(
            "the system property aws.endpointUrl must be http://HOST or https://HOST,"
                + " with a port and a path if need be, but was %s",
            url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://u:PASSWORD@h/%zz", "http://u:PASSWORD@h", "http://u:PASSWORD@h_x:1"})
  void isNeverShownWithAPassword(String url) {
    set("aws.region", "us-east-1");
    set("aws.endpointUrl", url);

    assertThatOpening(AwsSettings.builder(), Reason.MISCONFIGURED)
        .startsWith("the system property aws.endpointUrl ")
        .doesNotContain("PASSWORD");
  }

  private static AbstractStringAssert<?> assertThatEndpoint() {
    try (AwsRequestSigner signer = AwsRequestSigner.create(AwsSettings.defaults())) {
      return assertThat(signer.endpoint().toString());
    }
  }
}

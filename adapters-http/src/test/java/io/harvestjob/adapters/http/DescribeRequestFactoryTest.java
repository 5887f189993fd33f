package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.harvestjob.domain.HarvestJobId;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeRequestFactoryTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");

  @ParameterizedTest
  @CsvSource({
    "http://h,           h",
    "http://h:80,        h",
    "http://h:,          h",
    "https://h:443/base, h",
    "http://h:443,       h:443",
    "https://h:80,       h:80",
    "http://h:9111,      h:9111",
    "http://[::1]:9111,  [::1]:9111"
  })
  void givesSignersTheHostAsSdksWriteIt(URI endpoint, String host) {
    RequestSigner signer = (method, uri, headers) -> Map.of("Signed-Host", headers.get("Host"));

    assertThat(headers(create(endpoint, signer))).containsEntry("Signed-Host", host);
  }

  @Test
  void leavesTheHostToTheEngine() {
    RequestSigner signer = (method, uri, headers) -> Map.of("host", "h", "Authorization", "a");

    HttpRequest<?> request = create(URI.create("http://h"), signer);

    assertThat(headers(request)).containsOnlyKeys("Accept", "Authorization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\n", "\rsecret", " secret", "secret\u007f", "secret\0", "secret✓"})
  void refusesTheValueOfAHeaderWithoutShowingIt(String value) {
    RequestSigner signer = (method, uri, headers) -> Map.of("Authorization", value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(URI.create("http://h"), signer))
        .withMessage(
            "The value of the header Authorization has a character that no header can have");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\n", "ä"})
  void refusesTheNameOfAHeader(String name) {
    RequestSigner signer = (method, uri, headers) -> Map.of(name, "value");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(URI.create("http://h"), signer))
        .withMessage("A header cannot have the name \"%s\"", name.replaceAll("[\nä]", "?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b\tc ", "ä"})
  void takesEveryOtherHeader(String value) {
    RequestSigner signer = (method, uri, headers) -> Map.of("!x-1~", value);

    assertThat(headers(create(URI.create("http://h"), signer))).containsEntry("!x-1~", value);
  }

  @Test
  void sendsTheTimeOfTheServiceThatItGivesToSigners() {
    RequestSigner signer =
        (method, uri, headers) -> Map.of("Authorization", "at " + headers.get("X-Amz-Date"));

    HttpRequest<?> request =
        new DescribeRequestFactory(URI.create("http://h"), signer)
            .create(ID, Map.of("X-Amz-Date", "20350101T000000Z"));

    assertThat(headers(request))
        .containsEntry("Authorization", "at 20350101T000000Z")
        .containsEntry("X-Amz-Date", "20350101T000000Z");
  }

  @Test
  void isShownWithoutItsSignature() {
    RequestSigner signer = (method, uri, headers) -> Map.of("Authorization", "signature");
    HttpRequest<?> request = create(URI.create("http://h"), signer);

    assertThat(request.toString()).doesNotContain("signature");
  }

  @Test
  void asksForTheJob() {
    HttpRequest<?> request = create(URI.create("http://h/base/"), RequestSigner.NONE);

    assertThat(request.getMethodName()).isEqualTo("GET");
    assertThat(request.getUri()).hasToString("http://h/base/harvest_jobs/job-1");
  }

  private static HttpRequest<?> create(URI endpoint, RequestSigner signer) {
    return new DescribeRequestFactory(endpoint, signer).create(ID, Map.of());
  }

  private static Map<String, String> headers(HttpRequest<?> request) {
    Map<String, String> headers = new HashMap<>();
    request.getHeaders().forEachValue(headers::put);
    return headers;
  }
}

package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeRequestFactoryTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");

  @ParameterizedTest
  @CsvSource({
    "http://h,           h",
    "http://h:80,        h",
    "https://h:443/base, h",
    "http://h:443,       h:443",
    "https://h:80,       h:80",
    "http://h:9111,      h:9111",
    "http://[::1]:9111,  [::1]:9111"
  })
  void givesSignersTheHostAsSdksWriteIt(URI endpoint, String host) {
    RequestSigner signer = (method, uri, headers) -> Map.of("Signed-Host", headers.get("Host"));

    assertThat(create(endpoint, signer).getHeaders().get("Signed-Host")).isEqualTo(host);
  }

  @Test
  void leavesTheHostToTheEngine() {
    RequestSigner signer = (method, uri, headers) -> Map.of("host", "h", "Authorization", "a");

    HttpRequest<?> request = create(URI.create("http://h"), signer);

    assertThat(request.getHeaders().names()).containsExactlyInAnyOrder("Accept", "Authorization");
  }

  private static HttpRequest<?> create(URI endpoint, RequestSigner signer) {
    try (TimeLimitedSigner limited = new TimeLimitedSigner(signer, 1)) {
      return new DescribeRequestFactory(endpoint, limited).create(ID, Duration.ofSeconds(9));
    }
  }
}

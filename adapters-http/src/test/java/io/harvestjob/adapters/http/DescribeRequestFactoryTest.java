package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribeRequestFactoryTest {

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
  void namesTheHostAsSdksDo(URI endpoint, String host) {
    assertThat(
            new DescribeRequestFactory(endpoint, RequestSigner.NONE)
                .create(new HarvestJobId("job-1"))
                .getHeaders()
                .get("Host"))
        .isEqualTo(host);
  }
}

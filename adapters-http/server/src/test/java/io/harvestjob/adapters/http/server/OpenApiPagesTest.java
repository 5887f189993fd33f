package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.server.SocketHttpClient.Response;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** One server for all; an instance owns it, for PIT starts the class anew for each test. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiPagesTest {

  private static final Pattern ASSET = Pattern.compile("\"(/swagger-ui/[^\"]+)\"");

  private final MediaPackageServer server =
      MediaPackageServer.start(
          query -> {
            throw new AssertionError("looked up a job");
          },
          DEFAULTS);

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void givesExamplesThatThePageCanSend() {
    assertThat(get("/swagger/openapi.yml").body())
        .contains("operationId: CreateHarvestJob", "operationId: ListHarvestJobs")
        .contains(
            "example: evening-news", "example: news-hls", "example: \"2026-03-01T20:00:00Z\"");
  }

  @Test
  void servesThePageWithItsOwnAssets() {
    String page = get("/swagger-ui").body();

    assertThat(page).contains("/swagger/openapi.yml").doesNotContain("https://", "http://");
    assertThat(ASSET.matcher(page).results().map((MatchResult asset) -> asset.group(1)))
        .hasSizeGreaterThan(3)
        .allSatisfy(asset -> assertThat(get(asset).status()).isEqualTo(200));
  }

  private Response get(String target) {
    return SocketHttpClient.get(server.uri(), target);
  }
}

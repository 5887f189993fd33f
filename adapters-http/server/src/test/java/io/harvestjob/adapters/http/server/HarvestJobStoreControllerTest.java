package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.http.server.SocketHttpClient.Response;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobStoreControllerTest {

  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(new InMemoryHarvestJobRepository()),
          new EmptyStore(),
          DEFAULTS);

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void takesAnEmptyIdForNoRequestToCreateOrList(String method) {
    assertRefused(
        SocketHttpClient.request(server.uri(), method, "/harvest_jobs/"), "id must not be empty");
  }

  @Test
  void refusesToCreateAJobOfNothing() {
    assertRefused(
        SocketHttpClient.request(server.uri(), "POST", "/harvest_jobs"),
        "The body of the request is not a JSON object");
  }

  private static void assertRefused(Response response, String message) {
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.body()).isEqualTo("{\"message\":\"%s\"}".formatted(message));
  }

  private static final class EmptyStore implements HarvestJobStore {

    @Override
    public HarvestJob create(UnverifiedHarvestJob request) {
      throw new AssertionError("nothing is to be created");
    }

    @Override
    public Page list(Map<String, String> parameters) {
      return new Page(List.of(), null);
    }
  }
}

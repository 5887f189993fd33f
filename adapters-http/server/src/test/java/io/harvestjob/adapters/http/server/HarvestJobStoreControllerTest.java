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

  private final EmptyStore store = new EmptyStore();
  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(new InMemoryHarvestJobRepository()), store, DEFAULTS);

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

  @Test
  void passesOnTheDecodedParametersAndOfRepeatedOnesTheFirst() {
    SocketHttpClient.get(server.uri(), "/harvest_jobs?a=b%20c%2Bd&e=&f=1&f=2");

    assertThat(store.parameters).isEqualTo(Map.of("a", "b c+d", "e", "", "f", "1"));
  }

  private static void assertRefused(Response response, String message) {
    assertThat(response.status()).isEqualTo(422);
    assertThat(response.body()).isEqualTo("{\"message\":\"%s\"}".formatted(message));
  }

  private static final class EmptyStore implements HarvestJobStore {

    private volatile Map<String, String> parameters = Map.of();

    @Override
    public HarvestJob create(UnverifiedHarvestJob request) {
      throw new AssertionError("nothing is to be created");
    }

    @Override
    public Page list(Map<String, String> received) {
      parameters = received;
      return new Page(List.of(), null);
    }
  }
}

package io.harvestjob.bootstrap.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ErrorLogHandlerTest {

  private static final ServerSettings SETTINGS =
      ServerSettings.listeningOn("127.0.0.1", 0).withBlocking(false);

  private final List<String> printed = new CopyOnWriteArrayList<>();

  @Test
  void writesUnexpectedExceptionsWithTheRequestId() throws Exception {
    HttpResponse<String> response;
    try (ErrorLogHandler errors = ErrorLogHandler.install(printed::add);
        MediaPackageServer server =
            MediaPackageServer.start(
                query -> {
                  throw new IllegalStateException("nobody expected this");
                },
                SETTINGS)) {
      assertThat(errors).isNotNull();
      response = get(server.uri() + "/harvest_jobs/job-1");
    }

    String requestId = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
    assertThat(response.body()).isEqualTo("{\"message\":\"The service failed\"}");
    assertThat(printed).singleElement().asString().contains(requestId, "nobody expected this");
  }

  private static HttpResponse<String> get(String uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
  }
}

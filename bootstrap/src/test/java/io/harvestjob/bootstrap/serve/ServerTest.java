package io.harvestjob.bootstrap.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.adapters.http.server.ServedHarvestJobs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerTest {

  private static final ServedHarvestJobs BROKEN =
      ServedHarvestJobs.fromMemory(
          query -> {
            throw new IllegalStateException("nobody expected this");
          });

  private final List<String> log = new ArrayList<>();
  private final ByteArrayOutputStream failures = new ByteArrayOutputStream();

  @Test
  void letsThePortGoWhenItIsClosed() {
    URI url;
    try (Server server = start()) {
      url = server.url();
    }

    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(url));
  }

  @Test
  void tellsWhatNobodyExpectedByTheNameOfTheRequest() throws Exception {
    HttpResponse<String> response;
    try (Server server = start()) {
      response = get(server.url() + "/harvest_jobs/job-1");
    }

    String requestId = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
    assertThat(response.body()).isEqualTo("{\"message\":\"The service failed\"}");
    assertThat(failures.toString(UTF_8)).contains(requestId, "nobody expected this");
  }

  @Test
  void logsEachRequest() throws Exception {
    try (Server server = start()) {
      get(server.url() + "/health");
    }

    assertThat(log).singleElement().asString().startsWith("GET /health 200 ");
  }

  private Server start() {
    return Server.start(BROKEN, new ListenAddress("127.0.0.1", 0), log::add, failures);
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  private static void connect(URI url) throws IOException {
    new Socket(url.getHost(), url.getPort()).close();
  }
}

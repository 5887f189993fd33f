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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ErrorLogHandlerTest {

  private static final ServerSettings SETTINGS = ServerSettings.listeningOn("127.0.0.1", 0);

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

  @Test
  void writesWarningsOfThisProjectOnOneLine() {
    log("io.harvestjob.adapters.redis", Level.WARNING, "a\nb");

    assertThat(printed).singleElement().asString().matches("\\S+Z WARNING a\\?b");
  }

  @Test
  void writesTheParametersOfAMessageAsTheyAre() {
    try (ErrorLogHandler errors = ErrorLogHandler.install(printed::add)) {
      assertThat(errors).isNotNull();
      Logger.getLogger("com.example").log(Level.SEVERE, "m1 {0}", "{0}\n");
    }

    assertThat(printed).singleElement().asString().matches("\\S+Z SEVERE m1 \\{0}\\?");
  }

  @Test
  void writesErrorsOfEverybody() {
    log("com.example", Level.SEVERE, "m1");

    assertThat(printed).singleElement().asString().matches("\\S+Z SEVERE m1");
  }

  @Test
  void leavesOutWarningsOfLibrariesAndWhatIsNoWarning() {
    log("com.example", Level.WARNING, "m1");
    log("io.harvestjob.adapters.redis", Level.INFO, "m1");

    assertThat(printed).isEmpty();
  }

  @Test
  void writesNothingOnceItIsClosed() {
    ErrorLogHandler.install(printed::add).close();

    Logger.getLogger("com.example").severe("m1");

    assertThat(printed).isEmpty();
  }

  private void log(String logger, Level level, String message) {
    try (ErrorLogHandler errors = ErrorLogHandler.install(printed::add)) {
      assertThat(errors).isNotNull();
      Logger.getLogger(logger).log(level, message);
    }
  }

  private static HttpResponse<String> get(String uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
  }
}

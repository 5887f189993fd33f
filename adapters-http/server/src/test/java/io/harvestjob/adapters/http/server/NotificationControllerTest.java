package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.server.SocketHttpClient.Response;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationControllerTest {

  private static final String SECRET = "open-sesame-1234";
  private static final String WITH_SECRET = "x-harvestjob-secret: " + SECRET;
  private static final String EVENT = "{\"detail\":\"jöb 😀\"}";

  private static final DescribeHarvestJob DESCRIBE =
      new DescribeHarvestJobService(new InMemoryHarvestJobRepository());

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Thread> receivedOn = new CompletableFuture<>();
  private final MediaPackageServer server =
      MediaPackageServer.start(
          DESCRIBE,
          LoopbackSettings.builder()
              .notificationEndpoint(new NotificationEndpoint(SECRET, this::receive))
              .accessLog(log::add)
              .build());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void acceptsAnEventThatIsSentWithTheSecret() {
    Response response = post(EVENT, WITH_SECRET, "Content-Type: application/json");

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(response.header("x-amzn-RequestId")).isPresent();
    assertThat(events).containsExactly(EVENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: text/html",
        "Content-Type: application/json; charset=ISO-8859-1",
        "Content-Type: application/json; charset=nope",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: multipart/form-data; boundary=b",
        "Content-Type: garbage"
      })
  void ignoresOtherHeaders(String header) {
    assertThat(post(EVENT, WITH_SECRET, header).status()).isEqualTo(204);
    assertThat(events).containsExactly(EVENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x: y",
        "x-harvestjob-secret:",
        "x-harvestjob-secret: open-sesame-123",
        "x-harvestjob-secret: open-sesame-12345",
        "x-harvestjob-secret: OPEN-SESAME-1234",
        "x-harvestjob-secret: öpen-sesame-1234",
        "Authorization: open-sesame-1234"
      })
  void refusesSendersWithoutTheSecret(String header) {
    for (String body : List.of(EVENT, "refuse me", "")) {
      assertRefused(
          post(body, header),
          403,
          "ForbiddenException",
          "The header x-harvestjob-secret is missing or wrong");
    }
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 2000000", "Transfer-Encoding: chunked"})
  void refusesSendersWithoutTheSecretBeforeTheyAreToldToContinue(String body) {
    Response response =
        SocketHttpClient.request(
            server.uri(), "POST", "/notifications", body, "Expect: 100-continue");

    assertRefused(
        response, 403, "ForbiddenException", "The header x-harvestjob-secret is missing or wrong");
  }

  @Test
  void refusesSendersWithTheWrongSecretBeforeTheySendAnything() {
    Response response =
        SocketHttpClient.request(
            server.uri(),
            "POST",
            "/notifications",
            "x-harvestjob-secret: wrong",
            "Content-Length: 2000000");

    assertThat(response.status()).isEqualTo(403);
  }

  @Test
  void explainsWhyAnEventIsRefused() {
    assertRefused(
        post("refuse me", WITH_SECRET), 422, "UnprocessableEntityException", "/source is missing");
  }

  @Test
  void passesAnEmptyBodyOn() {
    assertThat(post("", WITH_SECRET).status()).isEqualTo(204);
    assertThat(events).containsExactly("");
  }

  @Test
  void hidesUnexpectedExceptionsFromSenders() {
    assertRefused(
        post("break", WITH_SECRET), 500, "InternalServerErrorException", "The service failed");
  }

  @Test
  void refusesABodyThatIsTooLarge() {
    Response response =
        SocketHttpClient.request(
            server.uri(), "POST", "/notifications", WITH_SECRET, "Content-Length: 999999999");

    assertThat(response.status()).isEqualTo(422);
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE"})
  void refusesEveryOtherMethod(String method) {
    Response response =
        SocketHttpClient.request(server.uri(), method, "/notifications", WITH_SECRET);

    assertThat(response.status()).isEqualTo(422);
    assertThat(events).isEmpty();
  }

  @Test
  void receivesEventsOnWorkerThreads() {
    post(EVENT, WITH_SECRET);

    assertThat(receivedOn.join().getName()).doesNotContainIgnoringCase("eventLoop");
  }

  @Test
  void isLoggedWithoutTheSecretAndNotCountedAsALookup() {
    post(EVENT, WITH_SECRET);
    String metrics = SocketHttpClient.get(server.uri(), "/prometheus").body();

    assertThat(metrics).doesNotContain("outcome=\"OK\"");
    assertThat(log).first().asString().startsWith("POST /notifications 204 ");
    assertThat(metrics + log).doesNotContain("sesame");
  }

  @Test
  void hasNoEndpointByDefault() {
    try (MediaPackageServer without = MediaPackageServer.start(DESCRIBE, DEFAULTS)) {
      assertRefused(
          SocketHttpClient.request(without.uri(), "POST", "/notifications", WITH_SECRET),
          404,
          "NotFoundException",
          "Not Found; this server serves GET /harvest_jobs/{id}");
    }
  }

  private void receive(String event) {
    receivedOn.complete(Thread.currentThread());
    switch (event) {
      case "refuse me" -> throw new IllegalArgumentException("/source is missing");
      case "break" -> throw new IllegalStateException("secret");
      default -> events.add(event);
    }
  }

  private Response post(String body, String... headers) {
    return SocketHttpClient.send(
        server.uri(),
        "POST /notifications HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(String.join("\r\n", headers), body.getBytes(UTF_8).length, body));
  }

  private static void assertRefused(
      Response response, int status, String errorCode, String message) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.header("x-amzn-ErrorType")).contains(errorCode);
    assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\"}");
  }
}

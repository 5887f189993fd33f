package io.harvestjob.bootstrap.repository;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.adapters.aws.events.ParsedEvents;
import io.harvestjob.adapters.http.server.MediaPackageServer;
import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.adapters.http.server.ServerSettings;
import io.harvestjob.application.AwaitHarvestJob;
import io.harvestjob.application.AwaitHarvestJobService;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.application.WaitOutcome;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an event that EventBridge posts to the end of a wait that would not poll for days. */
class NotifiedWaitTest {

  private static final String SECRET = "open-sesame-1234";
  private static final Duration DAYS = Duration.ofDays(30);
  private static final HarvestJob ENDED = aHarvestJob().withId("job-1").withStatus(FAILED).build();

  private final InMemoryHarvestJobRepository repository =
      new InMemoryHarvestJobRepository(
          aHarvestJob().withId("job-1").withStatus("IN_PROGRESS").build());
  private final AwaitHarvestJobService await = new AwaitHarvestJobService(repository);
  private final HarvestJobEventParser events = new HarvestJobEventParser();
  private final NotificationEndpoint endpoint = new NotificationEndpoint(SECRET, this::receive);
  private final MediaPackageServer server =
      MediaPackageServer.start(
          new DescribeHarvestJobService(repository),
          ServerSettings.builder(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .notificationEndpoint(endpoint)
              .build());

  private void receive(String body) {
    ParsedEvents found = events.parse(body);
    found.notifications().forEach(await::onNotification);
    found.requireWellFormed();
  }

  @AfterEach
  void close() {
    server.close();
    await.close();
  }

  @Test
  void endsAWaitWithTheReason() throws Exception {
    CompletableFuture<WaitOutcome> wait = waitThatHasPolled();
    repository.put(ENDED);

    assertThat(post(SECRET, event("job-1", "Nothing was there")).statusCode()).isEqualTo(204);
    assertThat(wait.get(20, SECONDS)).isEqualTo(new WaitOutcome.Failed(ENDED, "Nothing was there"));
    assertThat(repository.lookups()).hasSize(2);
  }

  @Test
  void disturbsNoWaitWithoutTheSecret() throws Exception {
    CompletableFuture<WaitOutcome> wait = waitThatHasPolled();
    repository.put(ENDED);

    assertThat(post("open-sesame-4321", event("job-1", "made up")).statusCode()).isEqualTo(403);
    assertThat(post(SECRET, event("job-1", "true")).statusCode()).isEqualTo(204);
    assertThat(wait.get(20, SECONDS)).isEqualTo(new WaitOutcome.Failed(ENDED, "true"));
  }

  @Test
  void takesWhatNobodyWaitsFor() throws Exception {
    assertThat(post(SECRET, event("job-2", "m1")).statusCode()).isEqualTo(204);
  }

  @Test
  void takesAnEventOfAnotherSourceAndPassesItOver() throws Exception {
    HttpResponse<String> response =
        post(SECRET, "{\"source\":\"aws.ec2\",\"detail-type\":\"MediaPackage\",\"detail\":{}}");

    assertThat(response.statusCode()).isEqualTo(204);
  }

  @Test
  void saysWhatIsWrongWithAMalformedEvent() throws Exception {
    HttpResponse<String> response = post(SECRET, "{\"source\":\"aws.mediapackage\"}");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("UnprocessableEntityException");
    assertThat(response.body()).isEqualTo("{\"message\":\"/detail-type is missing\"}");
  }

  private CompletableFuture<WaitOutcome> waitThatHasPolled() throws InterruptedException {
    CountDownLatch polled = new CountDownLatch(1);
    CompletableFuture<WaitOutcome> wait =
        await.awaitAsync(
            new AwaitHarvestJob.Query("job-1", DAYS, DAYS), progress -> polled.countDown());
    assertThat(polled.await(20, SECONDS)).isTrue();
    return wait;
  }

  private HttpResponse<String> post(String secret, String event) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.uri() + NotificationEndpoint.PATH))
            .header(NotificationEndpoint.SECRET_HEADER, secret)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(event))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static String event(String id, String reason) {
    return """
        {"source": "aws.mediapackage", "detail-type": "MediaPackage HarvestJob Notification",
         "detail": {"harvest_job": {"id": "%s", "status": "FAILED"}, "message": "%s"}}
        """
        .formatted(id, reason);
  }
}

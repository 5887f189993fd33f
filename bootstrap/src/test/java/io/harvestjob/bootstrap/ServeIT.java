package io.harvestjob.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code harvestjob serve} as a process of its own. */
@Timeout(120)
class ServeIT {

  private static final String JOBS = "--jobs=" + Path.of("samples/jobs.json").toAbsolutePath();

  /** What the JVM ends with after SIGTERM: 128 + 15. */
  private static final int TERMINATED = 143;

  private static final String EVENT =
      """
      {"source": "aws.mediapackage", "detail-type": "MediaPackage HarvestJob Notification",
       "detail": {"harvest_job": {"id": "job-1", "status": "FAILED"}, "message": "Nothing was there"}}
      """;

  @TempDir Path folder;

  @Test
  void printsItsUrlAndNothingElse() throws Exception {
    ExecutableRunner launcher = launcher();
    try (ServeProcess server = ServeProcess.start(launcher, JOBS)) {
      assertThat(server.url().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
      assertThat(server.get("/harvest_jobs/cup-final").join().body())
          .contains("\"id\":\"cup-final\"");
      server.terminate();
      assertThat(server.exitCode()).isEqualTo(TERMINATED);
      assertThat(server.restOfOutput()).isEmpty();
    }
    assertThat(launcher.errors()).isEmpty();
  }

  @Test
  void listensWhereItIsToldWhateverTheEnvironmentSays() throws Exception {
    ExecutableRunner accident =
        launcher()
            .with("MICRONAUT_SERVER_PORT", "1")
            .with("MICRONAUT_SERVER_HOST", "host.invalid")
            .with("MICRONAUT_SERVER_CONTEXT_PATH", "/elsewhere")
            .with("JAVA_OPTS", "-Dmicronaut.server.port=1 -Dmicronaut.server.host=host.invalid");
    try (ServeProcess server = ServeProcess.start(accident, JOBS)) {
      assertThat(server.get("/harvest_jobs/cup-final").join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void logsRequestsOnStderrWhenAskedTo() throws Exception {
    ExecutableRunner launcher = launcher();
    try (ServeProcess server = ServeProcess.start(launcher, JOBS, "--access-log")) {
      server.get("/harvest_jobs/cup-final").join();
      server.terminate();
      assertThat(server.exitCode()).isEqualTo(TERMINATED);
      assertThat(server.restOfOutput()).isEmpty();
    }
    assertThat(launcher.errors()).startsWith("GET /harvest_jobs/cup-final 200 ").hasLineCount(1);
  }

  @Test
  void printsTheNotificationsOfWhoHasTheSecret() throws Exception {
    Path secret = Files.writeString(folder.resolve("token"), "open-sesame-1234\nnot this\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    ExecutableRunner launcher = launcher();
    try (ServeProcess server =
        ServeProcess.start(launcher, JOBS, "--notifications-secret-file=" + secret)) {
      assertThat(server.postNotification("open-sesame-4321", EVENT).join().statusCode())
          .isEqualTo(403);
      assertThat(server.postNotification("open-sesame-1234", EVENT).join().statusCode())
          .isEqualTo(204);
      server.terminate();
      assertThat(server.exitCode()).isEqualTo(TERMINATED);
      assertThat(server.restOfOutput()).isEmpty();
    }
    assertThat(launcher.errors()).isEqualTo("job-1: FAILED (Nothing was there)\n");
  }

  @Test
  void takesAnErrorAboutItsOwnCredentialsForOneOfItsOwn() throws Exception {
    StubHttpResponse expired =
        StubHttpResponse.json(403, "{\"message\":\"m1\"}")
            .with("x-amzn-ErrorType", "ExpiredTokenException");
    ExecutableRunner launcher = launcher();
    try (StubServer aws = StubServer.returning(expired);
        ServeProcess server = ServeProcess.start(launcher, "--endpoint-url=" + aws.endpoint())) {
      assertThat(server.get("/harvest_jobs/job-1").join().statusCode()).isEqualTo(500);
      assertThat(server.get("/health/readiness").join().statusCode()).isEqualTo(503);
    }
    assertThat(launcher.errors()).contains("AWS refuses the credentials of this server");
  }

  @Test
  void finishesRequestsInFlightBeforeItEnds() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch respond = new CountDownLatch(1);
    try (StubServer aws =
            StubServer.start(
                request -> {
                  asked.countDown();
                  await(respond);
                  return StubHttpResponse.json(404, "{\"message\":\"m1\"}")
                      .with("x-amzn-ErrorType", "NotFoundException")
                      .with("x-amzn-RequestId", "of-aws");
                });
        ServeProcess server = ServeProcess.start(launcher(), "--endpoint-url=" + aws.endpoint())) {
      CompletableFuture<HttpResponse<String>> inFlight = server.get("/harvest_jobs/job-1");
      await(asked);
      server.terminate();
      respond.countDown();

      assertThat(inFlight.join().statusCode()).isEqualTo(404);
      assertThat(inFlight.join().headers().firstValue("x-amzn-RequestId")).contains("of-aws");
      assertThat(inFlight.join().body()).isEqualTo("{\"message\":\"m1\"}");
      assertThat(server.exitCode()).isEqualTo(TERMINATED);
    }
  }

  @Test
  void recoversWhenFileDescriptorsHaveRunOut() throws Exception {
    ExecutableRunner launcher = launcher(withFileDescriptors(160));
    try (ServeProcess server = ServeProcess.start(launcher, JOBS)) {
      server.get("/harvest_jobs/cup-final").join();
      for (Socket connection : connections(server.url(), 300)) {
        connection.close();
      }

      assertThat(server.get("/harvest_jobs/cup-final").get(30, TimeUnit.SECONDS).statusCode())
          .isEqualTo(200);
    }
  }

  private static List<Socket> connections(URI url, int count) throws IOException {
    List<Socket> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      connections.add(new Socket(url.getHost(), url.getPort()));
    }
    return connections;
  }

  private Path withFileDescriptors(int count) throws IOException {
    Path script = folder.resolve("with-file-descriptors");
    Files.writeString(
        script,
        "#!/bin/sh\nulimit -n %d\nexec '%s' \"$@\"\n"
            .formatted(count, ExecutableRunner.EXECUTABLE));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  private ExecutableRunner launcher() {
    return launcher(ExecutableRunner.EXECUTABLE);
  }

  private ExecutableRunner launcher(Path executable) {
    return new ExecutableRunner(executable, folder)
        .with("AWS_DEFAULT_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.harvestjob.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Redis that cannot be reached fails nothing, and is reported. */
@Timeout(120)
class RedisIT {

  private static final String REDIS = "--redis=redis://127.0.0.1:1";
  private static final StubHttpResponse JOB =
      StubHttpResponse.json(
          200,
          """
          {"id": "job-1", "originEndpointId": "news-hls", "status": "SUCCEEDED",
           "startTime": "2024-05-06T06:00:00Z", "endTime": "2024-05-06T07:00:00Z",
           "s3Destination": {"bucketName": "b", "manifestKey": "k", "roleArn": "r"}}
          """);

  @TempDir Path folder;

  @Test
  void waitPrintsThatRedisWasNotUsed() throws Exception {
    try (StubServer aws = StubServer.returning(JOB)) {
      CommandLineResult run =
          launcher().run("wait", "--id=job-1", "--endpoint-url=" + aws.endpoint(), REDIS);

      assertThat(run.exitCode()).isZero();
      assertThat(run.err())
          .contains("WARNING Redis at redis://127.0.0.1:1 was not used (")
          .contains("harvest jobs are looked up without it");
    }
  }

  @Test
  void servePrintsThatRedisWasNotUsedAtOnce() throws Exception {
    ExecutableRunner launcher = launcher();
    try (StubServer aws = StubServer.returning(JOB);
        ServeProcess server =
            ServeProcess.start(launcher, "--endpoint-url=" + aws.endpoint(), REDIS)) {
      assertThat(server.url()).isNotNull();
      while (!launcher.errors().contains("WARNING Redis at redis://127.0.0.1:1 was not used")) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void serveCountsTheCallsThatWereMadeWithoutRedis() throws Exception {
    try (StubServer aws = StubServer.returning(JOB);
        ServeProcess server =
            ServeProcess.start(launcher(), "--endpoint-url=" + aws.endpoint(), REDIS)) {
      assertThat(server.get("/harvest_jobs/job-1").join().statusCode()).isEqualTo(200);

      assertThat(server.get("/prometheus").join().body())
          .contains("harvestjob_redis_direct_calls_total 1.0")
          .contains("harvestjob_redis_stored_lookups_total 0.0");
    }
  }

  @Test
  void servePrintsThatRedisWasNotUsedBeforeTheFirstResponse() throws Exception {
    ExecutableRunner launcher = launcher();
    try (StubServer aws = StubServer.returning(JOB);
        ServeProcess server =
            ServeProcess.start(launcher, "--endpoint-url=" + aws.endpoint(), REDIS)) {
      server.get("/harvest_jobs/job-1").join();
      server.terminate();
      server.exitCode();
    }
    assertThat(launcher.errors()).contains("WARNING Redis at redis://127.0.0.1:1 was not used (");
  }

  /** Redis 6 and newer take a password in AUTH or in HELLO, which is the first they are sent. */
  @ParameterizedTest
  @CsvSource({"HARVESTJOB_REDIS_PASSWORD, ''", "OTHER, --redis-password-file="})
  void takesThePasswordFromAVariableOrAFile(String variable, String option) throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "open-sesame-1234\n");
    try (StubServer aws = StubServer.returning(JOB);
        ServerSocket redis = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> sent = CompletableFuture.supplyAsync(() -> firstBytes(redis));
      launcher()
          .with(variable, "open-sesame-1234")
          .run(
              "wait",
              "--id=job-1",
              "--endpoint-url=" + aws.endpoint(),
              "--redis=redis://app@127.0.0.1:" + redis.getLocalPort(),
              option.isEmpty() ? "--debug" : option + file);

      assertThat(sent.join()).contains("app", "open-sesame-1234");
    }
  }

  private static String firstBytes(ServerSocket server) {
    try (Socket connection = server.accept()) {
      byte[] bytes = new byte[1024];
      return new String(bytes, 0, connection.getInputStream().read(bytes), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ExecutableRunner launcher() {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder)
        .with("AWS_DEFAULT_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }
}

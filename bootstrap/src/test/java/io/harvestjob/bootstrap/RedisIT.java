package io.harvestjob.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    assertThat(launcher.errors())
        .contains("WARNING Redis at redis://127.0.0.1:1 was not used (UNREACHABLE: ");
  }

  private ExecutableRunner launcher() {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder)
        .with("AWS_DEFAULT_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }
}

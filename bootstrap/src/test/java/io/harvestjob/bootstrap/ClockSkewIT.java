package io.harvestjob.bootstrap;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.fixtures.ReceivedRequest;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service whose clock is another than this machine's is signed for by its own. */
@ParameterizedClass
@EnumSource
class ClockSkewIT {

  private static final DateTimeFormatter SIGNED = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX");
  private static final StubHttpResponse NOT_FOUND =
      StubHttpResponse.json(404, "{}").with("x-amzn-ErrorType", "NotFoundException");

  private final AdapterType adapter;
  @TempDir Path folder;

  ClockSkewIT(AdapterType adapter) {
    this.adapter = adapter;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H", "P30D"})
  void isAskedAgainWithItsTime(Duration difference) throws Exception {
    try (StubServer service = StubServer.start(request -> respond(request, difference))) {
      CommandLineResult run = describe(service);

      assertThat(run.exitCode()).isEqualTo(254);
      assertThat(run.err()).contains("(NotFoundException)");
      assertThat(service.requests()).hasSize(2);
    }
  }

  @Test
  void isNotAskedAgainWhenItSaysNoTime() throws Exception {
    try (StubServer service = StubServer.returning(refusal("yesterday"))) {
      CommandLineResult run = describe(service);

      assertThat(run.err()).contains("(InvalidSignatureException)");
      assertThat(service.requests()).hasSize(1);
    }
  }

  /** The AWS adapter corrects itself with the first lookup, of which serve makes one attempt. */
  @Test
  void isAskedWithItsTimeByAGateway() throws Exception {
    try (StubServer service = StubServer.start(request -> respond(request, Duration.ofHours(1)));
        ServeProcess gateway =
            ServeProcess.start(
                launcher(),
                "--no-cache",
                "--adapter=" + adapter,
                "--endpoint-url=" + service.endpoint())) {
      gateway.get("/harvest_jobs/job-1").join();

      assertThat(gateway.get("/harvest_jobs/job-1").join().statusCode()).isEqualTo(404);
    }
  }

  private static StubBehaviour respond(ReceivedRequest request, Duration difference) {
    Instant time = Instant.now().plus(difference);
    Instant signed = SIGNED.parse(request.header("X-Amz-Date").orElseThrow(), Instant::from);
    return Duration.between(signed, time).abs().compareTo(Duration.ofMinutes(5)) < 0
        ? NOT_FOUND
        : refusal(DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(UTC)));
  }

  private static StubHttpResponse refusal(String date) {
    return StubHttpResponse.json(403, "{\"message\": \"Signature expired\"}")
        .with("x-amzn-ErrorType", "InvalidSignatureException")
        .with("Date", date);
  }

  private CommandLineResult describe(StubServer service) throws Exception {
    return launcher()
        .run(
            "describe",
            "--id=job-1",
            "--adapter=" + adapter,
            "--endpoint-url=" + service.endpoint());
  }

  private ExecutableRunner launcher() {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder)
        .with("AWS_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }
}

package io.harvestjob.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The lookup of a host keeps no command past its deadline. The JVM reads a pipe for its hosts file,
 * and so a lookup hangs until somebody writes into it.
 */
@ParameterizedClass
@EnumSource
class HangingResolverIT {

  private final AdapterType adapter;
  @TempDir Path folder;
  private Path hosts;

  HangingResolverIT(AdapterType adapter) {
    this.adapter = adapter;
  }

  @BeforeEach
  void createPipe() throws Exception {
    hosts = folder.resolve("hosts");
    assertThat(new ProcessBuilder("mkfifo", hosts.toString()).start().waitFor()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, -Dx=y, NO_PROXY",
    "0, -Dx=y, HTTP_PROXY",
    "0, -Dsun.net.inetaddr.ttl=0, NO_PROXY",
    "1, -Dsun.net.inetaddr.ttl=0, NO_PROXY",
    "1, -Dsun.net.inetaddr.ttl=0, HTTP_PROXY"
  })
  void keepsTheDeadline(int responses, String option, String proxyVariable) throws Exception {
    respond(responses);

    assertThat(describe("http://stub.invalid:1", option, proxyVariable)).isEqualTo(255);
    assertThat(errors())
        .matches(
            "\n(Timed out while looking up the address of (stub|proxy)\\.invalid"
                + "|Read timeout on endpoint URL: \"http://stub\\.invalid:1/harvest_jobs/job-1\")\n");
  }

  @Test
  void findsTheHostOnceThatResolverResponds() throws Exception {
    respond(9);
    try (StubServer server = StubServer.returning(StubHttpResponse.json(404, "{}"))) {
      String endpoint = "http://stub.invalid:" + server.endpoint().getPort();

      assertThat(describe(endpoint, "-Dsun.net.inetaddr.ttl=0", "NO_PROXY")).isEqualTo(254);
    }
  }

  private void respond(int times) {
    Thread resolver = new Thread(() -> write("127.0.0.1 stub.invalid proxy.invalid\n", times));
    resolver.setDaemon(true);
    resolver.start();
  }

  /** Each open of the pipe waits for a reader. */
  private void write(String line, int times) {
    try {
      for (int n = 0; n < times; n++) {
        Files.write(hosts, line.getBytes(US_ASCII));
        Thread.sleep(50); // until the reader has seen the end
      }
    } catch (IOException | InterruptedException e) {
      return; // the command has ended
    }
  }

  private int describe(String endpoint, String option, String proxyVariable) throws Exception {
    Process process =
        runner()
            .with("JAVA_OPTS", "-Djdk.net.hosts.file=" + hosts + " " + option)
            .with(proxyVariable, "http://proxy.invalid:1")
            .start(
                "describe",
                "--id=job-1",
                "--timeout=2s",
                "--adapter=" + adapter,
                "--endpoint-url=" + endpoint);
    try {
      assertThat(process.waitFor(30, SECONDS)).as("ends").isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  private ExecutableRunner runner() {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder)
        .with("AWS_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK");
  }
}

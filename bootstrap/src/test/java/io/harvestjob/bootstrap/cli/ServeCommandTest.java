package io.harvestjob.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {

  private static final String JOBS = "--jobs=samples/jobs.json";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void refusesToAskAwsForOtherMachines(String host) {
    CommandLineResult run = CommandLineResult.run("serve", "--host", host, "--region", "us-east-1");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("argument --host: " + host + " lets other machines use your AWS credentials")
        .contains("add --allow-unauthenticated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "http"})
  void refusesAPortThatIsNone(String port) {
    CommandLineResult run = CommandLineResult.run("serve", JOBS, "--port", port);

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("port").contains(port);
  }

  @Test
  void showsHelpWithoutAHeadingOverNothing() {
    assertThat(CommandLineResult.run("serve", "--help").out())
        .startsWith("Usage: harvestjob serve ")
        .endsWith("-V, --version              Print version information and exit.\n");
  }

  @Test
  void refusesAHostThatIsNotKnown() {
    CommandLineResult run = CommandLineResult.run("serve", JOBS, "--host", "host.invalid");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("host host.invalid is not known");
  }

  @Test
  void refusesAFileOfJobsThatIsNotThere() {
    CommandLineResult run = CommandLineResult.run("serve", "--jobs", "nope.json");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("Jobs file nope.json: there is no such file");
  }

  @Test
  void saysThatSomebodyElseListensThere() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      CommandLineResult run = CommandLineResult.run("serve", JOBS, "--port", port);

      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("\nCannot listen on 127.0.0.1 port " + port + ": ");
    }
  }

  @Test
  void refusesASecretFileThatIsNoRegularFile() {
    CommandLineResult run =
        CommandLineResult.run("serve", JOBS, "--notifications-secret-file", "/dev/null");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("/dev/null cannot be read: there is no such regular file");
  }

  @Test
  void refusesASecretFileThatIsNotThere() {
    CommandLineResult run =
        CommandLineResult.run("serve", JOBS, "--notifications-secret-file", "nope.txt");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "argument --notifications-secret-file: nope.txt cannot be read: there is no such regular file");
  }

  @Test
  void refusesASecretFileThatIsNoFile() {
    CommandLineResult run =
        CommandLineResult.run("serve", JOBS, "--notifications-secret-file", folder.toString());

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err())
        .contains("argument --notifications-secret-file: " + folder + " cannot be read: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sesame", "\nopen-sesame-1234", "open sesame 1234", "\u00f6pen-sesame-1234"})
  void refusesASecretThatIsNoneWithoutShowingIt(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("token.txt"), text);

    CommandLineResult run =
        CommandLineResult.run("serve", JOBS, "--notifications-secret-file", file.toString());
    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err())
        .contains("argument --notifications-secret-file: the secret must be 16 to")
        .doesNotContain("sesame");
  }

  @Test
  void refusesASecretThatIsTooLongRatherThanCutItOff() throws IOException {
    Path file = Files.writeString(folder.resolve("token.txt"), "s".repeat(600));

    CommandLineResult run =
        CommandLineResult.run("serve", JOBS, "--notifications-secret-file", file.toString());
    assertThat(run.exitCode()).isEqualTo(252);
  }

  @Test
  void refusesToShareAFileOfJobs() {
    CommandLineResult run = CommandLineResult.run("serve", JOBS, "--redis", "redis://localhost");

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("argument --redis: not allowed with argument --jobs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://user:hunter 2@localhost", "http://user:hunter2@localhost"})
  void refusesAUrlThatIsNotOfRedisWithoutShowingItsPassword(String url) {
    CommandLineResult run =
        CommandLineResult.run("serve", "--redis-namespace", "test", "--redis", url);

    assertThat(run.exitCode()).isEqualTo(252);
    assertThat(run.err()).contains("argument --redis: url ").doesNotContain("hunter");
  }

  @Test
  void showsItsOwnAdviceWhole() {
    CommandLineResult run =
        CommandLineResult.run("serve", "--redis-namespace", "test", "--redis", "nonsense");

    assertThat(run.err()).contains("must be redis://HOST[:PORT]");
  }
}

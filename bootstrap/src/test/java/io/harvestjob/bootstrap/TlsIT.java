package io.harvestjob.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import io.harvestjob.bootstrap.repository.AdapterType;
import io.harvestjob.fixtures.CertificateAuthority;
import io.harvestjob.fixtures.TlsProblem;
import io.harvestjob.fixtures.TlsStubServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is wrong with TLS ends each command at once, and a lost connection ends no wait. */
@ParameterizedClass
@EnumSource
@Timeout(60)
class TlsIT {

  @TempDir private static Path folder;
  private static CertificateAuthority authority;

  private final AdapterType adapter;

  TlsIT(AdapterType adapter) {
    this.adapter = adapter;
  }

  @BeforeAll
  static void createAuthority() throws Exception {
    authority = CertificateAuthority.create(folder);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*_(HANDSHAKE|RESPONSE)")
  void endsAWaitAtOnce(TlsProblem problem) throws Exception {
    try (TlsStubServer server = problem.startServer(authority)) {
      CommandLineResult run = run(server, "wait", "--timeout=30m");

      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.err()).matches("\n" + problem.message(server.endpoint()) + "\n");
    }
  }

  @Test
  void endsDescribe() throws Exception {
    try (TlsStubServer server = TlsProblem.EXPIRED.startServer(authority)) {
      CommandLineResult run = run(server, "describe", "--timeout=10s");

      assertThat(run.exitCode()).isEqualTo(255);
      assertThat(run.err()).matches("\n" + TlsProblem.EXPIRED.message(server.endpoint()) + "\n");
    }
  }

  @Test
  void waitsOnWhenAConnectionIsLost() throws Exception {
    try (TlsStubServer server = TlsProblem.CLOSED_IN_HANDSHAKE.startServer(authority)) {
      CommandLineResult run = run(server, "wait", "--timeout=2s");

      assertThat(run.exitCode()).as(run.err()).isEqualTo(13);
    }
  }

  private CommandLineResult run(TlsStubServer server, String... command) throws Exception {
    return new ExecutableRunner(ExecutableRunner.EXECUTABLE, folder)
        .with("AWS_REGION", "us-east-1")
        .with("AWS_ACCESS_KEY_ID", "AK")
        .with("AWS_SECRET_ACCESS_KEY", "SK")
        .with(
            "JAVA_OPTS",
            "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                .formatted(authority.trustStore(), CertificateAuthority.PASSWORD))
        .run(
            command[0],
            command[1],
            "--id=job-1",
            "--adapter=" + adapter,
            "--endpoint-url=" + server.endpoint());
  }
}

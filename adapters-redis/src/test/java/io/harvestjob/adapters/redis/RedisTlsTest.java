package io.harvestjob.adapters.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.HarvestJobBuilder;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The trust store belongs to a JVM, so each replica has one of its own. */
@Timeout(60)
class RedisTlsTest {

  private static final String PASSWORD = "changeit";
  private static final String ALIAS = "redis";

  @TempDir private Path folder;
  private Path trustStore;

  @BeforeEach
  void createCertificate() throws Exception {
    trustStore = folder.resolve("keys.p12");
    run(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-alias",
        ALIAS,
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-storepass",
        PASSWORD,
        "-keystore",
        trustStore.toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(trustStore)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    writePem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
    writePem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  private RedisServerProcess startServer(int port) {
    return RedisServerProcess.start(
        "--tls-port",
        String.valueOf(port),
        "--tls-cert-file",
        pemFile("CERTIFICATE").toString(),
        "--tls-key-file",
        pemFile("PRIVATE KEY").toString(),
        "--tls-auth-clients",
        "no");
  }

  /** Returns what a replica with this trust store prints. */
  @SuppressWarnings("try") // the server only has to be there
  private String lookUp() throws Exception {
    int port = RedisServerProcess.freePort();
    try (RedisServerProcess server = startServer(port)) {
      return run(command(OneLookupMain.class, "rediss://127.0.0.1:" + port));
    }
  }

  @Test
  void usesRedisWhoseCertificateIsTrustedAlsoWhenItHasChanged() throws Exception {
    int port = RedisServerProcess.freePort();
    RedisServerProcess first = startServer(port);
    Process replica =
        new ProcessBuilder(
                command(
                    ChangingCertificateMain.class,
                    "valkeys://127.0.0.1:" + port,
                    "-Djavax.net.ssl.trustStore=" + trustStore,
                    "-Djavax.net.ssl.trustStorePassword=" + PASSWORD))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = replica.inputReader()) {
      assertThat(output.readLine()).isEqualTo("used");
      first.close();
      Files.delete(trustStore);
      createCertificate();
      try (RedisServerProcess second = startServer(port)) {
        assertThat(second.url()).isNotNull();
        replica.getOutputStream().close();

        assertThat(output.readLine()).isEqualTo("used again");
      }
    } finally {
      replica.destroyForcibly();
      first.close();
    }
  }

  /** Says when Redis was used, and when it was used again after the input has ended. */
  static final class ChangingCertificateMain {

    private ChangingCertificateMain() {}

    public static void main(String[] arguments) throws IOException {
      InMemoryHarvestJobRepository fake =
          new InMemoryHarvestJobRepository(
              HarvestJobBuilder.aHarvestJob()
                  .withId("job-1")
                  .withStatus(HarvestJobStatus.IN_PROGRESS)
                  .build());
      RedisSettings.Builder settings =
          RedisSettings.builder(arguments[0], "tls")
              .runningTtl(Duration.ZERO)
              .timeout(Duration.ofSeconds(10));
      try (InProcessReplica replica = new InProcessReplica(fake, settings)) {
        lookUpUntilUsed(replica);
        System.out.println("used");
        System.in.readAllBytes();
        lookUpUntilUsed(replica);
        System.out.println("used again");
      }
    }

    private static void lookUpUntilUsed(InProcessReplica replica) {
      long before = replica.statistics().coordinated();
      while (replica.statistics().coordinated() == before) {
        replica.get("job-1");
      }
    }
  }

  @Test
  void doesNotUseRedisWhoseCertificateIsNotTrusted() throws Exception {
    assertThat(lookUp())
        .contains("coordinated=0, direct=1")
        .contains("unable to find valid certification path");
  }

  /** Looks one job up and prints the statistics. */
  static final class OneLookupMain {

    private OneLookupMain() {}

    public static void main(String[] arguments) {
      InMemoryHarvestJobRepository fake =
          new InMemoryHarvestJobRepository(
              HarvestJobBuilder.aHarvestJob()
                  .withId("job-1")
                  .withStatus(HarvestJobStatus.IN_PROGRESS)
                  .build());
      RedisSettings.Builder settings =
          RedisSettings.builder(arguments[0], "tls").timeout(Duration.ofSeconds(10));
      try (InProcessReplica replica = new InProcessReplica(fake, settings)) {
        replica.get("job-1");
        System.out.println(replica.statistics());
      }
    }
  }

  private static String[] command(Class<?> program, String url, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            program.getName(),
            url));
    return command.toArray(String[]::new);
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private void writePem(String type, byte[] content) throws Exception {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    Files.writeString(
        pemFile(type), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, text, type));
  }

  private Path pemFile(String type) {
    return folder.resolve(type + ".pem");
  }
}

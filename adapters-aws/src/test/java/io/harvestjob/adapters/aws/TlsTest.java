package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A certificate that fails is final for a wait, and the error has the cause. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;

  private KeyStore keys;
  private HttpsServer server;

  @BeforeAll
  void start() throws Exception {
    keys = selfSigned();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.start();
  }

  @AfterAll
  void stop() {
    server.stop(0);
  }

  @Test
  void refusesACertificateThatNobodyTrusts() {
    assertRefused(null, "unable to find valid certification path to requested target");
  }

  @Test
  void refusesACertificateForAnotherHost() throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    try (SdkHttpClient trusting =
        UrlConnectionHttpClient.builder()
            .tlsTrustManagersProvider(trust::getTrustManagers)
            .build()) {
      assertRefused(trusting, "No subject alternative names matching IP address 127.0.0.1 found");
    }
  }

  private void assertRefused(@Nullable SdkHttpClient client, String problem) {
    URI endpoint = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    AwsSettings settings =
        LocalRepositoryFactory.settings(endpoint)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .httpClient(client)
            .maxAttempts(1)
            .build();
    try (AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings)) {
      NoUsableResponseException error =
          catchThrowableOfType(
              NoUsableResponseException.class, () -> jobs.get(new HarvestJobId("job-1")));

      assertThat(error.reason()).isEqualTo(Reason.MISCONFIGURED);
      assertThat(error)
          .hasMessage("SSL validation failed for \"%s/harvest_jobs/job-1\": %s", endpoint, problem);
    }
  }

  private SSLContext context() throws GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore selfSigned() throws Exception {
    Path file = folder.resolve("keys.p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=other",
            "-ext",
            "SAN=dns:other",
            "-storepass",
            new String(PASSWORD),
            "-keystore",
            file.toString());
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return load(file);
  }

  private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }
}

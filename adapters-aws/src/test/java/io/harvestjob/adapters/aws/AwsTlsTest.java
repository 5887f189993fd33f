package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.CertificateAuthority;
import io.harvestjob.fixtures.TlsProblem;
import io.harvestjob.fixtures.TlsStubServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** What is wrong with TLS is final for a wait, and has its cause; a lost connection is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class AwsTlsTest {

  @TempDir private static Path folder;

  private CertificateAuthority authority;
  private SdkHttpClient trusting;

  @BeforeAll
  void createAuthority() throws Exception {
    authority = CertificateAuthority.create(folder);
    trusting = trusting(CertificateAuthority.load(authority.trustStore()));
  }

  private static SdkHttpClient trusting(KeyStore certificates) throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    return UrlConnectionHttpClient.builder()
        .tlsTrustManagersProvider(trust::getTrustManagers)
        .build();
  }

  @AfterAll
  void close() {
    trusting.close();
  }

  @ParameterizedTest
  @EnumSource
  void isToldFromALostConnection(TlsProblem problem) throws Exception {
    try (TlsStubServer server = problem.startServer(authority)) {
      NoUsableResponseException error = failure(server.endpoint(), trusting);

      assertThat(error)
          .hasMessageMatching(problem.message(server.endpoint()))
          .hasCauseInstanceOf(Exception.class);
      assertThat(error.reason()).isEqualTo(problem.reason());
    }
  }

  @Test
  void refusesACertificateThatNobodyTrusts() throws Exception {
    try (TlsStubServer server = TlsProblem.CLOSED_BEFORE_RESPONSE.startServer(authority)) {
      NoUsableResponseException error = failure(server.endpoint(), null);

      assertThat(error)
          .hasMessage(
              "SSL validation failed for \"%s/harvest_jobs/job-1\":"
                  + " unable to find valid certification path to requested target",
              server.endpoint());
      assertThat(error.reason()).isEqualTo(Reason.MISCONFIGURED);
    }
  }

  private static NoUsableResponseException failure(URI endpoint, @Nullable SdkHttpClient client) {
    AwsSettings settings =
        LocalRepositoryFactory.settings(endpoint)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .httpClient(client)
            .maxAttempts(1)
            .build();
    try (AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings)) {
      return catchThrowableOfType(
          NoUsableResponseException.class, () -> jobs.get(new HarvestJobId("job-1")));
    }
  }
}

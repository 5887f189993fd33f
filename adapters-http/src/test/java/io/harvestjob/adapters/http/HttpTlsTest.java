package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.CertificateAuthority;
import io.harvestjob.fixtures.TlsProblem;
import io.harvestjob.fixtures.TlsStubServer;
import io.micronaut.http.client.RawHttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with TLS is final for a wait, and has its cause; a lost connection is not. */
@ParameterizedClass
@EnumSource
@Timeout(60)
class HttpTlsTest {

  @TempDir private static Path folder;
  private static CertificateAuthority authority;

  private final HttpEngine engine;

  HttpTlsTest(HttpEngine engine) {
    this.engine = engine;
  }

  @BeforeAll
  static void createAuthority() throws Exception {
    authority = CertificateAuthority.create(folder);
  }

  @ParameterizedTest
  @EnumSource
  void isToldFromALostConnection(TlsProblem problem) throws Exception {
    try (TlsStubServer server = problem.startServer(authority);
        HttpHarvestJobRepository jobs = engine.trusting(authority, settings(server))) {
      NoUsableResponseException error = failure(jobs);

      assertThat(error)
          .hasMessageMatching(problem.message(server.endpoint()))
          .hasCauseInstanceOf(Exception.class);
      assertThat(error.reason()).isEqualTo(problem.reason());
    }
  }

  @Test
  void refusesACertificateThatNobodyTrusts() throws Exception {
    try (TlsStubServer server = TlsProblem.CLOSED_BEFORE_RESPONSE.startServer(authority);
        RawHttpClient client = engine.client();
        HttpHarvestJobRepository jobs =
            new HttpHarvestJobRepository(client, settings(server), RequestSigner.NONE)) {
      NoUsableResponseException error = failure(jobs);

      assertThat(error)
          .hasMessage(
              "SSL validation failed for \"%s/harvest_jobs/job-1\":"
                  + " unable to find valid certification path to requested target",
              server.endpoint());
      assertThat(error.reason()).isEqualTo(Reason.MISCONFIGURED);
    }
  }

  private static HttpSettings settings(TlsStubServer server) {
    return HttpSettings.builder(server.endpoint())
        .maxAttempts(1)
        .apiCallTimeout(Duration.ofSeconds(20))
        .build();
  }

  private static NoUsableResponseException failure(HttpHarvestJobRepository jobs) {
    return catchThrowableOfType(
        NoUsableResponseException.class, () -> jobs.get(new HarvestJobId("job-1")));
  }
}

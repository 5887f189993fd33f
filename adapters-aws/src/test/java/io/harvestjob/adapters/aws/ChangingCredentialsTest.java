package io.harvestjob.adapters.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.regions.Region;

/** Credentials that come, go and change while a process runs are found by its next lookup. */
@Timeout(20)
class ChangingCredentialsTest extends AbstractConfigurationTest {

  private static final URI URL = URI.create("http://127.0.0.1:1/harvest_jobs/job-1");
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final String KEY =
      "{\"Version\":1,\"Code\":\"Success\",\"AccessKeyId\":\"AK\",\"SecretAccessKey\":\"SK\","
          + "\"Token\":\"T\",\"SessionToken\":\"T\",\"Expiration\":\"2999-01-01T00:00:00Z\"}";

  /** Named for the SHA-256 of the session, as the AWS CLI names it (documented). */
  private static final String LOGIN_FILE =
      "5778c30d3fe8c123cb2ab0d5a82c81b6fdcedfb868a6625f6f5bf6f05a7f129b.json";

  private static final String LOGIN_SESSION = "arn:aws:iam::111122223333:user/alice";
  private static final String LOGIN =
      """
      {"accessToken": {"accessKeyId": "AK", "secretAccessKey": "SK", "sessionToken": "T",
        "accountId": "111122223333", "expiresAt": "2999-01-01T00:00:00Z"},
       "clientId": "c", "dpopKey": "k", "refreshToken": "r"}
      """;

  private static final String STS_RESPONSE =
      """
      <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleWithWebIdentityResult>
          <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/R/s</Arn></AssumedRoleUser>
          <Credentials>
            <AccessKeyId>AK</AccessKeyId>
            <SecretAccessKey>SK</SecretAccessKey>
            <SessionToken>T</SessionToken>
            <Expiration>2999-01-01T00:00:00Z</Expiration>
          </Credentials>
        </AssumeRoleWithWebIdentityResult>
      </AssumeRoleWithWebIdentityResponse>
      """;

  private final DeadlineExecutor executor = DeadlineExecutor.create("credentials");
  private final AtomicLong nanoTime = new AtomicLong();
  private Path credentials = Path.of("");

  @BeforeEach
  void nameFiles() {
    set("aws.region", "us-east-1");
    credentials = home.resolve("credentials");
    set("aws.sharedCredentialsFile", credentials.toString());
  }

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void areFoundByARepositoryThatIsOlderThanTheirFile() throws IOException {
    try (AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings().build())) {
      assertThat(LookupOutcomeFormatter.format(jobs)).contains(" NOT_CONFIGURED ");

      writeCredentials("AK");

      assertThat(LookupOutcomeFormatter.format(jobs)).startsWith("HarvestJob[");
    }
  }

  @Test
  void areFoundByASignerThatIsOlderThanTheirFile() throws IOException {
    try (AwsRequestSigner signer = AwsRequestSigner.create(settings().build())) {
      assertThatMessage(() -> signer.sign("GET", URL, Map.of()), Reason.NOT_CONFIGURED)
          .isEqualTo("Unable to locate credentials.");

      writeCredentials("AK");

      assertThat(signer.sign("GET", URL, Map.of()).get("Authorization")).contains("=AK/");
    }
  }

  /** The SDK looks at the file once a second, by its own clock. */
  @Test
  void areFollowedWhereTheirFileChanges() throws IOException {
    CredentialsResolver resolver = resolver(AwsSettings.defaults());
    writeCredentials("OLD");
    assertThat(resolver.resolve(LONG).accessKeyId()).isEqualTo("OLD");

    writeCredentials("NEW");
    Files.setLastModifiedTime(credentials, FileTime.from(Instant.now().plusSeconds(60)));
    while (resolver.resolve(LONG).accessKeyId().equals("OLD")) {
      nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
    }

    assertThat(resolver.resolve(LONG).accessKeyId()).isEqualTo("NEW");
  }

  @Test
  void areTakenFromAProcessThatHasFailedBefore() throws IOException {
    Path output = home.resolve("output");
    config("[default]\ncredential_process = /bin/cat %s\n".formatted(output));

    assertThatItRecovers(() -> Files.writeString(output, KEY));
  }

  @Test
  void areTakenFromAContainerThatHasRefusedBefore() throws IOException {
    try (StubServer container =
        StubServer.returning(StubHttpResponse.json(403, "{}"), StubHttpResponse.json(200, KEY))) {
      set("aws.containerCredentialsFullUri", container.endpoint() + "/credentials");

      assertThatItRecovers(() -> {});
    }
  }

  @Test
  void areTakenForAWebIdentityWhoseTokenIsWrittenLater() throws IOException {
    try (StubServer sts =
        StubServer.returning(StubHttpResponse.of(200, STS_RESPONSE.getBytes(UTF_8)))) {
      Path token = home.resolve("token");
      set("aws.endpointUrlSts", sts.endpoint().toString());
      set("aws.webIdentityTokenFile", token.toString());
      set("aws.roleArn", "arn:aws:iam::111122223333:role/R");

      assertThatItRecovers(() -> Files.writeString(token, "TOKEN"));
    }
  }

  @Test
  void areTakenFromALoginOfTheProfileThatIsNamed() throws IOException {
    config("[profile p]\nregion = us-east-1\nlogin_session = %s\n".formatted(LOGIN_SESSION));
    set("aws.loginCacheDirectory", home.toString());
    System.clearProperty("aws.region");

    assertThatItRecovers(
        AwsSettings.builder().profile("p").build(),
        () -> Files.writeString(home.resolve(LOGIN_FILE), LOGIN));
  }

  private interface Step {
    void run() throws IOException;
  }

  private void assertThatItRecovers(Step step) throws IOException {
    assertThatItRecovers(AwsSettings.defaults(), step);
  }

  private void assertThatItRecovers(AwsSettings settings, Step step) throws IOException {
    CredentialsResolver resolver = resolver(settings);
    assertThatMessage(() -> resolver.resolve(LONG), Reason.MISCONFIGURED)
        .startsWith("Error when retrieving credentials from ");

    step.run();
    nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());

    assertThat(resolver.resolve(LONG).accessKeyId()).isEqualTo("AK");
  }

  private CredentialsResolver resolver(AwsSettings settings) {
    return new CredentialsResolver(
        () -> new CredentialsSourceFactory(settings, Region.US_EAST_1).create(),
        executor,
        nanoTime::get);
  }

  private void writeCredentials(String accessKey) throws IOException {
    Files.writeString(
        credentials,
        "[default]\naws_access_key_id = %s\naws_secret_access_key = SK\n".formatted(accessKey));
  }
}

package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.ReceivedRequest;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** When a source of credentials fails, the error tells which, and what it said. */
@Timeout(40)
class CredentialsSourceTest extends AbstractConfigurationTest {

  @BeforeEach
  void setRegion() {
    set("aws.region", "us-east-1");
  }

  @Test
  void tellWhatACredentialProcessSaid() throws IOException {
    profile("credential_process = /bin/sh -c \"echo sealed >&2; exit 3\"");

    assertThatDescribing(settings(), Reason.MISCONFIGURED)
        .startsWith("Error when retrieving credentials from profile p: ")
        .contains("exit value (3)", "sealed");
  }

  @Test
  void showNothingOfWhatACredentialProcessPrinted() throws IOException {
    profile("credential_process = /bin/sh -c \"echo SECRET\"");

    assertThat(failure(settings()))
        .hasNoCause()
        .hasMessageStartingWith("Error when retrieving credentials from profile p: ")
        .message()
        .doesNotContain("SECRET");
  }

  /** The JDK repeats a header and a URL that it refuses, and a port that it cannot read. */
  @ParameterizedTest
  @CsvSource({
    "aws.containerAuthorizationToken, 'SECRET\nSECRET'",
    "aws.containerCredentialsFullUri, 'ht tp://user:SECRET@h'",
    "aws.containerCredentialsPath, '/a b?token=SECRET'",
    "aws.containerCredentialsPath, '@user:SECRET'"
  })
  void showNothingOfWhatTheContainerCannotBeAskedWith(String property, String text) {
    set("aws.containerCredentialsFullUri", "http://127.0.0.1:1/");
    set(property, text);

    assertThat(failure(settings()))
        .hasNoCause()
        .hasMessageStartingWith("Error when retrieving credentials from the container: ")
        .message()
        .doesNotContain("SECRET");
  }

  @Test
  void sayHowToSignIn() throws IOException {
    set("user.home", home.toString());
    profile(
        """
        sso_start_url = https://corp.invalid/start
        sso_region = us-east-1
        sso_account_id = 1
        sso_role_name = R
        """);

    NoUsableResponseException error = failure(settings());

    assertThat(error).hasMessageStartingWith("Error when retrieving credentials from profile p: ");
    assertThat(error.hint()).contains("To sign in, run: aws sso login --profile p");
    assertThat(error.isRetryable()).isFalse();
  }

  @Test
  void sayHowToLogInOrWhatWorksInstead() throws IOException {
    set("aws.loginCacheDirectory", home.toString());
    profile("login_session = arn:aws:iam::1:user/alice");

    NoUsableResponseException error = failure(settings());

    assertThat(error)
        .hasMessageStartingWith("Error when retrieving credentials from profile p: ")
        .hasMessageContaining("arn:aws:iam::1:user/alice")
        .returns(Reason.MISCONFIGURED, NoUsableResponseException::reason);
    assertThat(error.hint().orElseThrow()).contains("aws login --profile p", "credential_process");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p", ""})
  void nameASourceThatIsNotKnown(String named) throws IOException {
    profile("future_session = x\nfuture_broker = y\nregion = us-east-1");

    assertThatDescribing(settings().profile(named), Reason.MISCONFIGURED)
        .isEqualTo(
            "Error when retrieving credentials from profile p: future_broker, future_session is no"
                + " source that is known; credential_process is one, for any program that prints"
                + " credentials");
  }

  @Test
  void areThoseOfTheContainerBesideASourceThatIsNotKnown() throws IOException {
    profile("future_session = x");
    try (StubServer container = StubServer.returning(response("CONTAINER"))) {
      set("aws.containerCredentialsFullUri", container.endpoint() + "/credentials");

      assertThatItSignsWith("CONTAINER");
    }
  }

  @Test
  void areNoneInAProfileOfSettings() throws IOException {
    profile(
        """
        region = us-east-1
        output = json
        cli_pager =
        s3 =
          max_concurrent_requests = 1
        sso_region = us-east-1
        use_fips_endpoint = false
        role_session_name = r
        """);

    assertThatDescribing(settings(), Reason.NOT_CONFIGURED)
        .isEqualTo("Unable to locate credentials.");
  }

  @Test
  void haveNoHintOfSigningInWhereNobodySignsIn() throws IOException {
    profile("credential_process = /bin/false");

    assertThat(failure(settings()).hint()).isEmpty();
  }

  @Test
  void areThoseOfTheSystemBeforeThoseOfTheProfile() throws IOException {
    credentials("SYSTEM");
    profile("aws_access_key_id = PROFILE\naws_secret_access_key = SK");

    assertThatItSignsWith("SYSTEM");
  }

  @Test
  void areThoseOfAProfileThatTheSettingsNameBeforeThoseOfTheSystem() throws IOException {
    credentials("SYSTEM");
    profile("aws_access_key_id = PROFILE\naws_secret_access_key = SK");

    assertThatItSignsWith(settings().profile("p"), "PROFILE");
  }

  @Test
  void nameTheTokenFileThatCannotBeUsed() {
    set("aws.webIdentityTokenFile", home.resolve("none").toString());
    set("aws.roleArn", "arn:aws:iam::1:role/R");

    assertThatDescribing(settings(), Reason.MISCONFIGURED)
        .startsWith("Error when retrieving credentials from AWS_WEB_IDENTITY_TOKEN_FILE: ");
  }

  @Test
  void areThoseOfTheContainer() {
    try (StubServer container = StubServer.returning(response("CONTAINER"))) {
      set("aws.containerCredentialsFullUri", container.endpoint() + "/credentials");

      assertThatItSignsWith("CONTAINER");
    }
  }

  @Test
  void areThoseOfTheContainerThatGivesAPath() {
    try (StubServer container = StubServer.returning(response("CONTAINER"))) {
      set("aws.containerServiceEndpoint", container.endpoint().toString());
      set("aws.containerCredentialsPath", "/credentials");

      assertThatItSignsWith("CONTAINER");
    }
  }

  @Test
  void nameTheContainerThatRefuses() {
    try (StubServer container = StubServer.returning(StubHttpResponse.json(403, "{}"))) {
      set("aws.containerCredentialsFullUri", container.endpoint() + "/credentials");

      assertThatDescribing(settings(), Reason.MISCONFIGURED)
          .startsWith("Error when retrieving credentials from the container: ");
    }
  }

  @Test
  void areThoseOfTheInstanceIfNothingIsConfigured() {
    try (StubServer instance = StubServer.start(CredentialsSourceTest::ofInstance)) {
      set("aws.disableEc2Metadata", "false");
      set("aws.ec2MetadataServiceEndpoint", instance.endpoint().toString());

      assertThatItSignsWith("INSTANCE");
    }
  }

  @Test
  void areNotTakenFromTheNextSourceWhenOneFails() throws IOException {
    profile("credential_process = /bin/false");
    set("aws.containerCredentialsFullUri", server.endpoint().toString());

    assertThatDescribing(settings(), Reason.MISCONFIGURED).contains("from profile p");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void neverLetAResponseOfStsPassForOneOfMediaPackage() throws IOException {
    try (StubServer sts = StubServer.returning(StubHttpResponse.json(404, "{}"))) {
      set("aws.endpointUrlSts", sts.endpoint().toString());
      profile(
          """
          role_arn = arn:aws:iam::1:role/R
          source_profile = q
          [profile q]
          aws_access_key_id = AK
          aws_secret_access_key = SK
          """);

      assertThatDescribing(settings(), Reason.MISCONFIGURED)
          .startsWith("Error when retrieving credentials from profile p: ")
          .contains("Status Code: 404");
      assertThat(sts.requests()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"repository", "signer"})
  void areWaitedForNoLongerThanTheCallMayTake(String user) throws IOException {
    profile("credential_process = /bin/sleep 30");
    AwsSettings settings = settings().apiCallTimeout(Duration.ofSeconds(3)).build();

    assertThatMessage(() -> ask(user, settings), Reason.TIMED_OUT)
        .isEqualTo("Timed out while retrieving credentials from profile p");
  }

  @ParameterizedTest
  @MethodSource("failuresOfAProvider")
  void tellWhatTheProviderOfTheCallerSaid(Throwable failure) {
    assertThatDescribing(
            settings().credentialsProvider(failingProvider(failure)), Reason.MISCONFIGURED)
        .isEqualTo("Error when retrieving credentials from the credentials provider: it is sealed");
  }

  static Stream<Throwable> failuresOfAProvider() {
    return Stream.of(
        new IllegalStateException("it is sealed"), new CompletionException("it is sealed", null));
  }

  private static AwsCredentialsProvider failingProvider(Throwable failure) {
    return new AwsCredentialsProvider() {
      @Override
      public AwsCredentials resolveCredentials() {
        throw new UnsupportedOperationException();
      }

      @Override
      public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(
          ResolveIdentityRequest request) {
        return CompletableFuture.failedFuture(failure);
      }
    };
  }

  private static StubBehaviour ofInstance(ReceivedRequest request) {
    if (request.method().equals("PUT")) {
      return StubHttpResponse.json(200, "TOKEN")
          .with("x-aws-ec2-metadata-token-ttl-seconds", "21600");
    }
    return request.target().endsWith("/")
        ? StubHttpResponse.json(200, "ROLE")
        : response("INSTANCE");
  }

  private static StubHttpResponse response(String accessKey) {
    return StubHttpResponse.json(
        200,
        """
        {"Code":"Success","AccessKeyId":"%s","SecretAccessKey":"SK","Token":"T",\
        "Expiration":"2999-01-01T00:00:00Z","LastUpdated":"2026-01-01T00:00:00Z"}\
        """
            .formatted(accessKey));
  }

  private void assertThatItSignsWith(String accessKey) {
    assertThatItSignsWith(settings(), accessKey);
  }

  private void assertThatItSignsWith(AwsSettings.Builder settings, String accessKey) {
    ask(settings.build());

    assertThat(server.requests().get(0).header("Authorization").orElseThrow())
        .contains("Credential=" + accessKey + "/");
  }

  private static void ask(String user, AwsSettings settings) {
    if (user.equals("repository")) {
      ask(settings);
    } else {
      try (AwsRequestSigner signer = AwsRequestSigner.create(settings)) {
        signer.sign("GET", signer.endpoint(), Map.of());
      }
    }
  }

  private static void ask(AwsSettings settings) {
    try (AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings)) {
      jobs.get(new HarvestJobId("job-1"));
    }
  }

  private static NoUsableResponseException failure(AwsSettings.Builder settings) {
    return catchThrowableOfType(NoUsableResponseException.class, () -> ask(settings.build()));
  }

  private void profile(String text) throws IOException {
    config("[profile p]\n" + text + "\n");
    set("aws.profile", "p");
  }
}

package io.harvestjob.adapters.aws;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Region and credentials are found where the AWS CLI finds them. */
class RegionAndProfileResolutionTest extends AbstractConfigurationTest {

  @Test
  void describesAJob() {
    credentials("AK");
    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(settings().region("us-east-1").build())) {
      assertThat(jobs.get(new HarvestJobId("job-1"))).isEqualTo(aHarvestJob().build());
    }
  }

  @Test
  void signsForTheRegionThatIsSet() throws IOException {
    credentials("AK");
    set("aws.region", "eu-west-1");

    assertThatItSignsWith(settings().region("eu-north-1"), "AK", "eu-north-1");
  }

  @Test
  void takesTheRegionOfTheSystemBeforeThatOfTheProfile() throws IOException {
    credentials("AK");
    set("aws.defaultRegion", "eu-west-2");
    config("[default]\nregion = eu-west-3\n");

    assertThatItSignsWith(settings(), "AK", "eu-west-2");
    set("aws.region", "eu-west-1");
    assertThatItSignsWith(settings(), "AK", "eu-west-1");
  }

  @Test
  void takesTheRegionOfTheProfile() throws IOException {
    credentials("AK");
    config(
        """
        [default]
        region = eu-west-3
        [profile p]
        region = eu-south-1
        aws_access_key_id = OTHER
        aws_secret_access_key = SK
        """);

    assertThatItSignsWith(settings(), "AK", "eu-west-3");
    assertThatItSignsWith(settings().profile("p"), "OTHER", "eu-south-1");
  }

  @Test
  void takesTheDefaultProfileThatTheSystemNames() throws IOException {
    credentials("AK");
    set("aws.defaultProfile", "p");
    config("[default]\nregion = eu-west-3\n[profile p]\nregion = eu-south-1\n");

    assertThatItSignsWith(settings(), "AK", "eu-south-1");
  }

  @Test
  void needsNoSectionForTheDefaultProfile() throws IOException {
    credentials("AK");
    set("aws.profile", "default");

    assertThatItSignsWith(settings().region("eu-west-1"), "AK", "eu-west-1");
  }

  @Test
  void saysWhatTheSdkCannotUse() {
    set("aws.defaultsMode", "x");

    assertThatOpening(settings().region("us-east-1"), Reason.MISCONFIGURED)
        .startsWith("The AWS configuration cannot be used: ");
  }

  @Test
  void takesABlankRegionAsNone() throws IOException {
    credentials("AK");
    set("aws.defaultRegion", " ");
    config("[default]\nregion = eu-west-3\n");

    assertThatItSignsWith(settings(), "AK", "eu-west-3");
  }

  @Test
  void takesTheRegionOfTheInstance() throws IOException {
    credentials("AK");
    try (StubServer instance =
        StubServer.returning(StubHttpResponse.json(200, "{\"region\":\"eu-west-3\"}"))) {
      set("aws.disableEc2Metadata", "false");
      set("aws.ec2MetadataServiceEndpoint", instance.endpoint().toString());

      assertThatItSignsWith(settings(), "AK", "eu-west-3");
    }
  }

  @Test
  void doesNotWaitLongerForTheInstanceThanACallMayTake() {
    try (StubServer instance = StubServer.returning(StubBehaviour.noResponse())) {
      set("aws.disableEc2Metadata", "false");
      set("aws.ec2MetadataServiceEndpoint", instance.endpoint().toString());

      AwsSettings settings = settings().apiCallTimeout(Duration.ofMillis(100)).build();

      assertThatThrownBy(() -> AwsHarvestJobRepository.create(settings))
          .hasMessageStartingWith("You must specify a region.")
          .hasRootCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void needsARegionBesideAnEndpoint() {
    credentials("AK");

    assertThatOpening(settings(), Reason.NOT_CONFIGURED).isEqualTo("You must specify a region.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us east 1", "-x", "x-", "a.b", "ü"})
  void refusesARegionThatIsNone(String region) {
    assertThatOpening(settings().region(region), Reason.MISCONFIGURED)
        .isEqualTo("region must be a name like us-east-1, but was %s", region);
  }

  @Test
  void refusesAProfileThatIsNotThere() {
    assertThatOpening(settings().region("us-east-1").profile("p"), Reason.MISCONFIGURED)
        .isEqualTo("The config profile (p) could not be found");
    set("aws.profile", "q");
    assertThatOpening(settings().region("us-east-1"), Reason.MISCONFIGURED)
        .isEqualTo("The config profile (q) could not be found");
  }

  @Test
  void refusesAConfigFileThatCannotBeRead() throws IOException {
    config("what is this\n");

    assertThatOpening(settings().region("us-east-1").profile("p"), Reason.MISCONFIGURED)
        .startsWith("Unable to parse config file: ");
  }

  @Test
  void saysThatThereAreNoCredentials() {
    assertThatDescribing(settings().region("us-east-1"), Reason.NOT_CONFIGURED)
        .isEqualTo("Unable to locate credentials.");
  }

  @Test
  void saysThatAProfileHasNoCredentials() throws IOException {
    config("[profile p]\nregion = us-east-1\n");

    assertThatDescribing(settings().profile("p"), Reason.NOT_CONFIGURED)
        .startsWith("Unable to locate credentials.");
  }

  @Test
  void saysThatHalfOfTheCredentialsIsMissing() {
    set("aws.accessKeyId", "AK");

    assertThatDescribing(settings().region("us-east-1"), Reason.MISCONFIGURED)
        .startsWith("Error when retrieving credentials from system properties: ")
        .contains("Secret key must be specified", "AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void saysThatHalfOfTheCredentialsOfAProfileIsMissing() throws IOException {
    config("[profile p]\nregion = us-east-1\naws_access_key_id = AK\n");

    assertThatDescribing(settings().profile("p"), Reason.MISCONFIGURED)
        .isEqualTo(
            "Error when retrieving credentials from profile p:"
                + " Profile property 'aws_secret_access_key' was not configured for 'p'.");
  }

  @Test
  void saysThatTheSourceOfAProfileIsMissing() throws IOException {
    config(
        """
        [profile p]
        region = us-east-1
        role_arn = arn:aws:iam::1:role/R
        source_profile = q
        """);

    assertThatDescribing(settings().profile("p"), Reason.MISCONFIGURED)
        .startsWith("Error when retrieving credentials from profile p: The source profile of 'p'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        sso_start_url = https://x.invalid
        sso_region = us-east-1
        sso_account_id = 1
        sso_role_name = R
        """,
        """
        sso_session = s
        sso_account_id = 1
        sso_role_name = R
        [sso-session s]
        sso_region = us-east-1
        sso_start_url = https://x.invalid
        """,
        """
        role_arn = arn:aws:iam::1:role/R
        web_identity_token_file = /nowhere
        """
      })
  void hasTheModulesThatProfilesInRealUseNeed(String kind) throws IOException {
    config("[profile p]\nregion = us-east-1\n" + kind);

    assertThatDescribing(settings().profile("p"), Reason.MISCONFIGURED)
        .doesNotContain("class path");
  }

  @Test
  void keepsWhatTheSdkThrewForWhoeverLooksCloser() throws IOException {
    config("[profile p]\nregion = us-east-1\naws_access_key_id = AK\n");

    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(settings().profile("p").build())) {
      assertThatThrownBy(() -> jobs.get(new HarvestJobId("job-1")))
          .cause()
          .hasMessage("Profile property 'aws_secret_access_key' was not configured for 'p'.");
    }
  }

  @Test
  void triesAsOftenAsItIsTold() {
    assertThatItTries(AwsSettings.builder().maxAttempts(2), 2);
  }

  @Test
  void triesAsOftenAsTheSystemSays() {
    set("aws.maxAttempts", "2");

    assertThatItTries(AwsSettings.builder(), 2);
  }

  @Test
  void triesAsOftenAsItIsToldWhateverTheSystemSays() {
    set("aws.maxAttempts", "2");

    assertThatItTries(AwsSettings.builder().maxAttempts(1), 1);
  }

  private static void assertThatItTries(AwsSettings.Builder settings, int times) {
    credentials("AK");
    try (StubServer failing = StubServer.returning(StubHttpResponse.json(500, "{}"));
        AwsHarvestJobRepository jobs =
            AwsHarvestJobRepository.create(
                settings.region("us-east-1").endpointOverride(failing.endpoint()).build())) {
      assertThat(LookupOutcomeFormatter.format(jobs)).startsWith("InternalServerErrorException");
      assertThat(failing.requests()).hasSize(times);
    }
  }

  @Test
  void goesThroughAProxyThatTheSystemNames() {
    credentials("AK");
    set("http.proxyHost", server.endpoint().getHost());
    set("http.proxyPort", String.valueOf(server.endpoint().getPort()));
    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(
            LocalRepositoryFactory.settings(URI.create("http://aws.invalid/base")).build())) {
      assertThat(LookupOutcomeFormatter.format(jobs)).startsWith("HarvestJob[");
    }

    assertThat(server.requests().get(0).target())
        .isEqualTo("http://aws.invalid/base/harvest_jobs/job-1");
  }

  private void assertThatItSignsWith(AwsSettings.Builder settings, String accessKey, String region)
      throws IOException {
    try (AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings.build())) {
      jobs.get(new HarvestJobId("job-1"));
    }
    int last = server.requests().size() - 1;
    assertThat(server.requests().get(last).header("Authorization").orElseThrow())
        .contains("Credential=" + accessKey + "/", "/" + region + "/mediapackage/");
  }

  @ParameterizedTest
  @CsvSource({
    "aws.maxAttempts, abc, must be a whole number from 1",
    "aws.maxAttempts, 0, must be a whole number from 1",
    "aws.retryMode, abc, 'must be legacy, standard or adaptive'",
    "aws.ignoreConfiguredEndpointUrls, abc, must be true or false"
  })
  void namesAValueThatIsNone(String property, String value, String problem) {
    set(property, value);

    assertThatOpening(AwsSettings.builder().region("us-east-1"), Reason.MISCONFIGURED)
        .isEqualTo("the system property %s %s, but was %s", property, problem, value);
  }

  @Test
  void namesAFileThatIsBrokenWhereverTheRegionComesFrom() throws IOException {
    config("[default\nregion = eu-west-1\n");

    assertThatOpening(settings().region("us-east-1"), Reason.MISCONFIGURED)
        .isEqualTo(
            "Unable to parse config file: %s: Profile definition must end with ']' on line 1",
            home.resolve("config"));
  }

  @Test
  void namesACredentialsFileThatIsBroken() throws IOException {
    Path file = Files.writeString(home.resolve("credentials"), "[default\n");
    set("aws.sharedCredentialsFile", file.toString());

    assertThatOpening(settings().region("us-east-1"), Reason.MISCONFIGURED)
        .isEqualTo(
            "Unable to parse config file: %s: Profile definition must end with ']' on line 1",
            file);
  }

  @Test
  void needsNoSourceOfItsOwnBesideTheCallersProvider() {
    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(
            settings()
                .region("us-east-1")
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("OWN", "SK")))
                .build())) {
      jobs.get(new HarvestJobId("job-1"));
    }

    assertThat(server.requests().get(0).header("Authorization").orElseThrow())
        .contains("Credential=OWN/");
  }

  @Test
  void showsNoAccessKeyIdThatNoHeaderCanHold() {
    credentials("SECRET\u00fc");

    assertThatDescribing(settings().region("us-east-1"), Reason.MISCONFIGURED)
        .isEqualTo(
            "The access key id or the session token of system properties has characters that no"
                + " header can hold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SECRET TOKEN", "SECRET\nTOKEN", "SECRET\u00fc"})
  void showsNoTokenThatNoHeaderCanHold(String token) {
    credentials("AK");
    set("aws.sessionToken", token);

    assertThatDescribing(settings().region("us-east-1"), Reason.MISCONFIGURED)
        .isEqualTo(
            "The access key id or the session token of system properties has characters that no"
                + " header can hold");
  }
}

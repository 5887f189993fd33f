package io.harvestjob.adapters.aws;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.testkit.stub.HttpStubResponse;
import io.harvestjob.testkit.stub.StubServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds region and credentials where the AWS CLI does; system properties stand for all of them. */
class ConfigurationTest {

  private final Properties before = new Properties();
  private final StubServer server =
      StubServer.returning(HarvestJobResponses.of(aHarvestJob().build()));

  @TempDir private Path home;

  @BeforeEach
  void hideWhatThisMachineIsSetUpWith() throws IOException {
    before.putAll(System.getProperties());
    set("aws.disableEc2Metadata", "true");
    config("");
    set("aws.sharedCredentialsFile", home.resolve("none").toString());
  }

  @AfterEach
  void restore() {
    System.setProperties(before);
    server.close();
  }

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
  void asksTheSystemForTheRegionBeforeTheProfile() throws IOException {
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
  void takesABlankRegionAsNone() throws IOException {
    credentials("AK");
    set("aws.defaultRegion", " ");
    config("[default]\nregion = eu-west-3\n");

    assertThatItSignsWith(settings(), "AK", "eu-west-3");
  }

  @Test
  void needsARegionBesideAnEndpoint() {
    credentials("AK");

    assertThatOpening(settings(), Reason.NOT_CONFIGURED)
        .isEqualTo(
            "You must specify a region."
                + " You can also configure your region by running \"aws configure\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us east 1", "-x", "x-", "a.b", "ü"})
  void refusesARegionThatIsNone(String region) {
    assertThatOpening(settings().region(region), Reason.MISCONFIGURED)
        .isEqualTo("Provided region_name '%s' doesn't match a supported format.", region);
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
    assertThatAsking(settings().region("us-east-1"), Reason.NOT_CONFIGURED)
        .isEqualTo(
            "Unable to locate credentials."
                + " You can configure credentials by running \"aws configure\".");
  }

  @Test
  void saysThatAProfileHasNoCredentials() throws IOException {
    config("[profile p]\nregion = us-east-1\n");

    assertThatAsking(settings().profile("p"), Reason.NOT_CONFIGURED)
        .startsWith("Unable to locate credentials.");
  }

  @Test
  void saysThatHalfOfTheCredentialsIsMissing() {
    set("aws.accessKeyId", "AK");

    assertThatAsking(settings().region("us-east-1"), Reason.MISCONFIGURED)
        .isEqualTo("Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void saysThatHalfOfTheCredentialsOfAProfileIsMissing() throws IOException {
    config("[profile p]\nregion = us-east-1\naws_access_key_id = AK\n");

    assertThatAsking(settings().profile("p"), Reason.MISCONFIGURED)
        .isEqualTo(
            "Partial credentials found in shared-credentials-file,"
                + " missing: aws_secret_access_key");
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

    assertThatAsking(settings().profile("p"), Reason.MISCONFIGURED)
        .contains("Nothing was sent to", "source profile of 'p'");
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

    assertThatAsking(settings().profile("p"), Reason.MISCONFIGURED).doesNotContain("class path");
  }

  @Test
  void keepsWhatTheSdkThrewForWhoeverLooksCloser() throws IOException {
    config("[profile p]\nregion = us-east-1\naws_access_key_id = AK\n");

    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(settings().profile("p").build())) {
      assertThatThrownBy(() -> jobs.get(new HarvestJobId("job-1")))
          .cause()
          .hasSuppressedException(
              new IllegalArgumentException(
                  "Profile property 'aws_secret_access_key' was not configured for 'p'."));
    }
  }

  @Test
  void triesAsOftenAsItIsTold() {
    credentials("AK");
    try (StubServer failing = StubServer.returning(HttpStubResponse.json(500, "{}"));
        AwsHarvestJobRepository jobs =
            AwsHarvestJobRepository.create(
                LocalClientFactory.settings(failing.endpoint()).maxAttempts(2).build())) {
      assertThat(OutcomeFormatter.format(jobs)).startsWith("InternalServerErrorException");
      assertThat(failing.requests()).hasSize(2);
    }
  }

  @Test
  void goesThroughAProxyThatTheSystemNames() {
    credentials("AK");
    set("http.proxyHost", server.endpoint().getHost());
    set("http.proxyPort", String.valueOf(server.endpoint().getPort()));
    try (AwsHarvestJobRepository jobs =
        AwsHarvestJobRepository.create(
            LocalClientFactory.settings(URI.create("http://aws.invalid/base")).build())) {
      assertThat(OutcomeFormatter.format(jobs)).startsWith("HarvestJob[");
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

  private static AbstractStringAssert<?> assertThatOpening(
      AwsSettings.Builder settings, Reason reason) {
    return assertThatMessage(() -> AwsHarvestJobRepository.create(settings.build()), reason);
  }

  private static AbstractStringAssert<?> assertThatAsking(
      AwsSettings.Builder settings, Reason reason) {
    try (AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings.build())) {
      return assertThatMessage(() -> jobs.get(new HarvestJobId("job-1")), reason);
    }
  }

  private static AbstractStringAssert<?> assertThatMessage(Runnable call, Reason reason) {
    NoUsableResponseException error =
        catchThrowableOfType(NoUsableResponseException.class, call::run);
    assertThat(error.reason()).isEqualTo(reason);
    return assertThat(error.getMessage());
  }

  private AwsSettings.Builder settings() {
    return AwsSettings.builder().endpointOverride(server.endpoint());
  }

  private void config(String text) throws IOException {
    set("aws.configFile", Files.writeString(home.resolve("config"), text).toString());
  }

  private static void credentials(String accessKey) {
    set("aws.accessKeyId", accessKey);
    set("aws.secretAccessKey", "SK");
  }

  private static void set(String property, String value) {
    System.setProperty(property, value);
  }
}

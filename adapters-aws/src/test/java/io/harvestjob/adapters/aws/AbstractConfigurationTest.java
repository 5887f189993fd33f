package io.harvestjob.adapters.aws;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A configuration of the test's own; system properties stand for environment variables too. */
abstract class AbstractConfigurationTest {

  private final Properties before = new Properties();
  protected final StubServer server =
      StubServer.returning(HarvestJobStubResponseFactory.of(aHarvestJob().build()));

  @TempDir protected Path home;

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

  protected static AbstractStringAssert<?> assertThatOpening(
      AwsSettings.Builder settings, Reason reason) {
    return assertThatMessage(() -> AwsHarvestJobRepository.create(settings.build()), reason);
  }

  protected static AbstractStringAssert<?> assertThatDescribing(
      AwsSettings.Builder settings, Reason reason) {
    try (AwsHarvestJobRepository jobs = AwsHarvestJobRepository.create(settings.build())) {
      return assertThatMessage(() -> jobs.get(new HarvestJobId("job-1")), reason);
    }
  }

  protected static AbstractStringAssert<?> assertThatMessage(Runnable call, Reason reason) {
    NoUsableResponseException error =
        catchThrowableOfType(NoUsableResponseException.class, call::run);
    assertThat(error.reason()).isEqualTo(reason);
    return assertThat(error.getMessage());
  }

  protected final AwsSettings.Builder settings() {
    return AwsSettings.builder().endpointOverride(server.endpoint());
  }

  protected final void config(String text) throws IOException {
    set("aws.configFile", Files.writeString(home.resolve("config"), text).toString());
  }

  protected static void credentials(String accessKey) {
    set("aws.accessKeyId", accessKey);
    set("aws.secretAccessKey", "SK");
  }

  protected static void set(String property, String value) {
    System.setProperty(property, value);
  }
}

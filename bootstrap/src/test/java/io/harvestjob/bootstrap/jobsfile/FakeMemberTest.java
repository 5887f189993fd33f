package io.harvestjob.bootstrap.jobsfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.FinalStatus;
import io.harvestjob.testkit.FinishTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeMemberTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}"})
  void leavesAJobAsItIsUnlessItIsTold(String fake) throws IOException {
    assertThat(behaviour(fake)).isEqualTo(FakeJobBehaviour.NONE);
  }

  @Test
  void readsWhenAJobFinishes() throws IOException {
    FinishTrigger lookups = behaviour("{'FinishAfterLookups': 3}").trigger();
    FinishTrigger seconds = behaviour("{'FinishAfterSeconds': 5}").trigger();

    assertThat(lookups.isDue(2, Duration.ofDays(1))).isFalse();
    assertThat(lookups.isDue(3, Duration.ZERO)).isTrue();
    assertThat(seconds.isDue(9, Duration.ofMillis(4_999))).isFalse();
    assertThat(seconds.isDue(0, Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void readsHowAJobFinishes() throws IOException {
    assertThat(behaviour("{'FinishAfterLookups': 0}").finalStatus())
        .isEqualTo(FinalStatus.SUCCEEDED);
    assertThat(behaviour("{'FinishAfterLookups': 0, 'FinishAs': 'FAILED'}").finalStatus().status())
        .isEqualTo(HarvestJobStatus.FAILED);
  }

  @Test
  void readsHowLongALookupTakes() throws IOException {
    assertThat(behaviour("{'LatencyMillis': 50}").latency()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void readsTheLookupsThatFail() throws IOException {
    FakeJobBehaviour behaviour =
        behaviour(
            """
            {'FailNext': [{'Code': 'TooManyRequestsException', 'Times': 2, 'Message': 'slow'},
                          {'Code': 'AccessDenied'}]}""");

    assertThat(behaviour.failures()).hasSize(2);
    assertThat(behaviour.failures().get(0).times()).isEqualTo(2);
    HarvestJobException throttled = behaviour.failures().get(0).error().get();
    assertThat(throttled).hasMessage("slow");
    assertThat(throttled.httpStatus()).hasValue(429);
    HarvestJobException denied = behaviour.failures().get(1).error().get();
    assertThat(denied.errorCode()).contains("AccessDenied");
    assertThat(denied.httpStatus()).hasValue(403);
  }

  @Test
  void readsTheCamelCaseOfTheWire() throws IOException {
    assertThat(
            behaviour("{'finishAfterLookups': 1, 'failNext': [{'code': 'NotFound'}]}").failures())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | (/Fake): must be an object",
        "{'Finish': 1} | (/Fake): Finish is not known here; there is [FailNext, FinishAfterLookups",
        "{'': 1} | (/Fake):  is not known here",
        "{'FinishAfterLookups': -1} | (/Fake/FinishAfterLookups): must be a whole number",
        "{'FinishAfterLookups': 1.5} | (/Fake/FinishAfterLookups): must be a whole number",
        "{'FinishAfterLookups': 'one'} | (/Fake/FinishAfterLookups): must be a whole number",
        "{'FinishAfterSeconds': 9999999999} | (/Fake/FinishAfterSeconds): must be a whole number",
        "{'FinishAfterLookups': 1, 'FinishAfterSeconds': 1} | (/Fake): FinishAfterSeconds contradicts FinishAfterLookups",
        "{'FinishAs': 'FAILED'} | (/Fake): the final status FAILED needs a trigger",
        "{'FinishAfterLookups': 1, 'FinishAs': 'DONE'} | (/Fake): FinishAs must be SUCCEEDED or FAILED",
        "{'FinishAfterLookups': 1, 'FinishAs': 'IN_PROGRESS'} | (/Fake): FinishAs must be SUCCEEDED or FAILED",
        "{'FailNext': {}} | (/Fake/FailNext): must be an array",
        "{'FailNext': [{}]} | (/Fake/FailNext/0): Code is missing",
        "{'FailNext': [{'Code': 'Oops'}]} | (/Fake/FailNext/0): Code is no error code: Oops",
        "{'FailNext': [{'Code': 'NotFound', 'Times': 0}]} | (/Fake/FailNext/0): times must be at least 1, but was 0",
        "{'FailNext': [{'Code': 'NotFound', 'Foo': 0}]} | (/Fake/FailNext/0): Foo is not known here; there is [Code, Message, Times",
        "{'LatencyMillis': '50 ms'} | (/Fake/LatencyMillis): must be a whole number"
      })
  void namesThePlaceAndTheReason(String fake, String message) {
    assertThatExceptionOfType(InvalidJobsFileException.class)
        .isThrownBy(() -> behaviour(fake))
        .withMessageContaining("line 3, column ")
        .withMessageContaining(message);
  }

  @Test
  void refusesToFinishAJobTwice() {
    assertThatExceptionOfType(InvalidJobsFileException.class)
        .isThrownBy(() -> behaviour("SUCCEEDED", "{'FinishAfterLookups': 1}"))
        .withMessageEndingWith(": the job a cannot finish: it is SUCCEEDED already");
  }

  private FakeJobBehaviour behaviour(String fake) throws IOException {
    return behaviour("IN_PROGRESS", fake);
  }

  private FakeJobBehaviour behaviour(String status, String fake) throws IOException {
    String json =
        """
        {"Id": "a", "OriginEndpointId": "e", "StartTime": "s", "EndTime": "t", "Status": "%s",
         "S3Destination": {"BucketName": "b", "ManifestKey": "k", "RoleArn": "r"},
         "Fake": %s}"""
            .formatted(status, fake.replace('\'', '"'));
    return JobsFileParser.parse(Files.writeString(folder.resolve("jobs.json"), json))
        .harvestJobs()
        .get(0)
        .behaviour();
  }
}

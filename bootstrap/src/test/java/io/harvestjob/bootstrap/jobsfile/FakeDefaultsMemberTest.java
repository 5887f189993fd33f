package io.harvestjob.bootstrap.jobsfile;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.InternalServerErrorException;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.TooManyRequestsException;
import io.harvestjob.testkit.CreateHarvestJobRequest;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.ListHarvestJobsRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeDefaultsMemberTest {

  private static final CreateHarvestJobRequest NEW =
      CreateHarvestJobRequest.like(aHarvestJob().build());

  @TempDir Path folder;

  @Test
  void leavesCreatedJobsInProgressByDefault() throws IOException {
    InMemoryHarvestJobRepository fake = fake("{}");

    assertThat(fake.get(fake.create(NEW).id()).isFinished()).isFalse();
  }

  @Test
  void setsBehaviourOfCreatedJobs() throws IOException {
    InMemoryHarvestJobRepository fake =
        fake("{'FinishAfterLookups': 1, 'FinishAs': 'FAILED', 'LatencyMillis': 0}");
    HarvestJob created = fake.create(NEW);

    assertThat(fake.get(created.id()).status()).hasToString("IN_PROGRESS");
    assertThat(fake.get(created.id()).status()).hasToString("FAILED");
  }

  @Test
  void failsTheNextCreatesAndLists() throws IOException {
    InMemoryHarvestJobRepository fake =
        fake(
            """
            {'FailNextCreate': [{'Code': 'TooManyRequestsException', 'Message': 'slow'}],
             'FailNextList': [{'Code': 'InternalServerErrorException'}]}""");

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> fake.create(NEW))
        .withMessage("slow");
    assertThatExceptionOfType(InternalServerErrorException.class)
        .isThrownBy(() -> fake.list(ListHarvestJobsRequest.ALL));
    assertThat(fake.create(NEW).id()).hasToString("job-1");
  }

  @Test
  void limitsJobsInProgress() throws IOException {
    InMemoryHarvestJobRepository fake = fake("{'Quota': 0}");

    assertThatExceptionOfType(TooManyRequestsException.class).isThrownBy(() -> fake.create(NEW));
  }

  @Test
  void knowsOriginEndpoints() throws IOException {
    InMemoryHarvestJobRepository known =
        fake("{'OriginEndpoints': [{'Id': 'endpoint-1', 'ChannelId': 'news', 'Url': 'ignored'}]}");
    InMemoryHarvestJobRepository unknown = fake("{'originEndpoints': []}");

    assertThat(known.create(NEW).channelId()).isEqualTo("news");
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> unknown.create(NEW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1",
        "{'Region': 'eu-west-1'} | arn:aws:mediapackage:eu-west-1:111122223333:harvest_jobs/job-1",
        "{'Region': 'cn-north-1', 'AccountId': '012345678901'} | arn:aws-cn:mediapackage:cn-north-1:012345678901:harvest_jobs/job-1",
        "{'Region': 'us-gov-west-1'} | arn:aws-us-gov:mediapackage:us-gov-west-1:111122223333:harvest_jobs/job-1"
      })
  void createsJobsInARegionAndAnAccount(String defaults, String arn) throws IOException {
    assertThat(fake(defaults).create(NEW).arn()).isEqualTo(arn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | (/FakeDefaults): must be an object",
        "{'Latency': 1} | (/FakeDefaults): Latency is not known here; there is [AccountId, FailNext,",
        "{'Region': 'nowhere'} | (/FakeDefaults): region must be one such as us-east-1",
        "{'AccountId': 1} | (/FakeDefaults): accountId must be 12 digits",
        "{'Quota': -1} | (/FakeDefaults/Quota): must be a whole number",
        "{'OriginEndpoints': {}} | (/FakeDefaults/OriginEndpoints): must be an array",
        "{'OriginEndpoints': [{'Id': 'a'}]} | (/FakeDefaults/OriginEndpoints/0): ChannelId is missing",
        "{'FailNextCreate': [{'Code': 'Oops'}]} | (/FakeDefaults/FailNextCreate/0): Code is no error code: Oops",
        "{'FinishAs': 'FAILED'} | (/FakeDefaults): the final status FAILED needs a trigger"
      })
  void namesThePositionAndTheReason(String defaults, String message) {
    assertThatExceptionOfType(InvalidJobsFileException.class)
        .isThrownBy(() -> parse(defaults))
        .withMessageContaining("line 1, column ")
        .withMessageContaining(message);
  }

  private InMemoryHarvestJobRepository fake(String defaults) throws IOException {
    return parse(defaults).toFake();
  }

  private JobsFile parse(String defaults) throws IOException {
    String json = "{'FakeDefaults': %s, 'HarvestJobs': []}".formatted(defaults);
    return JobsFileParser.parse(
        Files.writeString(folder.resolve("jobs.json"), json.replace('\'', '"')));
  }
}

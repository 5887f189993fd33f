package io.harvestjob.bootstrap.jobsfile;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.bootstrap.output.OutputFormat;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.HarvestJobTime;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobsFileParserTest {

  private static final HarvestJob JOB = aHarvestJob().build();
  private static final String JSON = OutputFormat.json.format(JOB);

  private static final String BARE =
      """
      {"id": "a", "originEndpointId": "e", "startTime": "s", "endTime": "t", "status": "FAILED",
       "s3Destination": {"bucketName": "b", "manifestKey": "k", "roleArn": "r"}}""";

  @TempDir Path folder;

  @Test
  void readsWhatDescribeHarvestJobPrints() throws IOException {
    assertThat(jobs(file(JSON))).containsExactly(JOB);
  }

  @Test
  void readsWhatListHarvestJobsPrints() throws IOException {
    Path file = file("{\"HarvestJobs\": [%s, %s], \"NextToken\": \"x\"}".formatted(JSON, BARE));

    assertThat(jobs(file)).extracting(job -> job.id().value()).containsExactly("job-1", "a");
  }

  @Test
  void readsAnArray() throws IOException {
    assertThat(jobs(file("[%s]".formatted(JSON)))).containsExactly(JOB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"HarvestJobs\": []}", "{\"harvestJobs\": []}"})
  void readsAFileWithoutJobs(String json) throws IOException {
    assertThat(JobsFileParser.parse(file(json)).harvestJobs()).isEmpty();
  }

  @Test
  void readsTheCamelCaseOfTheWire() throws IOException {
    HarvestJob job = jobs(file(BARE)).get(0);

    assertThat(job)
        .isEqualTo(
            aHarvestJob()
                .withId("a")
                .withOriginEndpointId("e")
                .withStartTime("s")
                .withEndTime("t")
                .withStatus(HarvestJobStatus.FAILED)
                .withS3Destination("b", "k", "r")
                .withArn(null)
                .withChannelId(null)
                .withCreatedAt(null)
                .build());
  }

  @Test
  void takesNullAsMissing() throws IOException {
    String json = BARE.replace("{\"id\"", "{\"arn\": null, \"ChannelId\": null, \"id\"");

    assertThat(jobs(file(json)).get(0).arn()).isNull();
  }

  @Test
  void takesANumberAsATimeAsTheSdkDoes() throws IOException {
    String json = BARE.replace("\"s\"", "1714979289.5");

    assertThat(jobs(file(json)).get(0).startTime()).isEqualTo(new HarvestJobTime("1714979289.5"));
  }

  @Test
  void passesOverMembersThatItDoesNotKnow() throws IOException {
    String json = BARE.replace("{\"id\"", "{\"ResponseMetadata\": {\"a\": [1, {}]}, \"id\"");

    assertThat(JobsFileParser.parse(file(json)).harvestJobs()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void readsAFileWithAByteOrderMark(String charset) throws IOException {
    Path file = folder.resolve("jobs.json");
    Files.write(file, ("\ufeff" + JSON).getBytes(Charset.forName(charset)));

    assertThat(jobs(file)).containsExactly(JOB);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'id': 'a' | 'id': 'a b' | line 1, column 8 (/id): id must be 1 to 256 of A-Z a-z 0-9 _ -, but was \"a b\"",
        "'id': 'a' | 'id': {} | line 1, column 8 (/id): must be a text",
        "'id': 'a', | '' | line 2, column 74: id is missing",
        "'id': 'a' | 'id': null | line 2, column 74: id is missing",
        "'startTime': 's', | '' | line 2, column 74: startTime is missing",
        "'endTime': 't', | '' | line 2, column 74: endTime is missing",
        "'status': 'FAILED' | 'x': 1 | line 2, column 74: status is missing",
        "'originEndpointId': 'e' | 'originEndpointId': '' | line 2, column 74: originEndpointId must not be empty",
        "'originEndpointId': 'e' | 'originEndpointId': ['e'] | line 1, column 33 (/originEndpointId): must be a text",
        "'bucketName': 'b', | '' | line 2, column 55 (/s3Destination): bucketName is missing",
        "'roleArn': 'r' | 'roleArn': '' | line 2, column 72 (/s3Destination): roleArn must not be empty",
        "{'bucketName': 'b', 'manifestKey': 'k', 'roleArn': 'r'} | ['b/k'] | line 2, column 19 (/s3Destination): must be an object"
      })
  void namesThePlaceAndTheReason(String right, String wrong, String message) throws IOException {
    String json = BARE.replace(quoted(right), quoted(wrong));

    assertRefused(file(json), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | must be an object",
        "'{} {}' | line 1, column 4: there is more after the end",
        "7 | must be an object",
        "'{\"HarvestJobs\": {}}' | line 1, column 17 (/HarvestJobs): must be an array",
        "'{\"HarvestJobs\": null}' | line 1, column 21: HarvestJobs is missing",
        "'{\"HarvestJobs\": [null]}' | line 1, column 18 (/HarvestJobs/0): must be an object",
        "'[null]' | line 1, column 2 (/0): must be an object",
        "'[7]' | line 1, column 2 (/0): must be an object",
        "'[{]' | line 1, column 3",
        "'[{\"a\": 1, \"a\": 2}]' | Duplicate field 'a'",
        "'{\"HarvestJobs\": [' | line 1, column 1"
      })
  void refusesWhatIsNoListOfJobs(String json, String message) throws IOException {
    assertRefused(file(json), message);
  }

  @Test
  void namesTheElementOfAList() throws IOException {
    Path file = file("{\"HarvestJobs\": [%s,\n{\"Id\": \"\"}]}".formatted(BARE));

    assertRefused(file, "line 3, column 8 (/HarvestJobs/1/Id): id must be 1 to 256");
  }

  @Test
  void refusesTwoJobsWithOneId() throws IOException {
    assertRefused(
        file("[%s,\n%s]".formatted(BARE, BARE)),
        "line 3, column 8 (/1/id): there is a job a already");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertRefused(folder.resolve("nope.json"), "there is no such file");
  }

  @Test
  void refusesAFolder() {
    assertRefused(folder, "cannot be read");
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("jobs.json");
    Files.write(file, BARE.replace("\"e\"", "\"é\"").getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(file, "Invalid UTF-8");
  }

  @Test
  void refusesNestingWithoutEnd() throws IOException {
    assertRefused(file("[".repeat(100_000)), "nesting depth");
  }

  private static List<HarvestJob> jobs(Path file) {
    return JobsFileParser.parse(file).harvestJobs().stream().map(JobsFileEntry::job).toList();
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  private static void assertRefused(Path file, String message) {
    assertThatExceptionOfType(InvalidJobsFileException.class)
        .isThrownBy(() -> JobsFileParser.parse(file))
        .withMessageStartingWith("Jobs file " + file + ": ")
        .withMessageContaining(message);
  }

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("jobs.json"), json);
  }
}

package io.harvestjob.adapters.http.protocol;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapters.http.GzipEncoder;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeResponseParserTest {

  private static final String JOB =
      """
      {"arn": "arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1",
       "channelId": "channel-1", "createdAt": "2024-05-06T07:08:09Z",
       "endTime": "2024-05-06T07:00:00Z", "id": "job-1", "originEndpointId": "endpoint-1",
       "s3Destination": {"bucketName": "bucket-1", "manifestKey": "job-1/index.m3u8",
                         "roleArn": "arn:aws:iam::111122223333:role/MediaPackageHarvest"},
       "startTime": "2024-05-06T06:00:00Z", "status": "IN_PROGRESS"}""";

  private static final Map<String, String> HEADERS = Map.of("X-Amzn-RequestID", "request-1");

  private final DescribeResponseParser parser = new DescribeResponseParser();

  @Test
  void readsEveryMember() {
    assertThat(read(JOB)).isEqualTo(aHarvestJob().build());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 299})
  void acceptsEveryStatusOf2xx(int status) {
    assertThat(read(status, JOB.getBytes(UTF_8))).isEqualTo(aHarvestJob().build());
  }

  @Test
  void takesNullAsMissing() {
    String json = JOB.replaceFirst("\"channel-1\"", "null");

    assertThat(read(json)).isEqualTo(aHarvestJob().withChannelId(null).build());
  }

  @Test
  void takesNumbersAsTheirText() {
    String json =
        JOB.replace("\"2024-05-06T07:08:09Z\"", "1714979289")
            .replace("\"2024-05-06T06:00:00Z\"", "1714979289.50");

    assertThat(read(json))
        .isEqualTo(
            aHarvestJob().withCreatedAt("1714979289").withStartTime("1714979289.50").build());
  }

  @Test
  void takesAnIdThatIsANumberOrABooleanAsItsText() {
    assertThat(readAs("12345", JOB.replace("\"job-1\"", "12345")).id()).hasToString("12345");
    assertThat(readAs("true", JOB.replace("\"job-1\"", "true")).id()).hasToString("true");
  }

  @Test
  void ignoresMembersItDoesNotKnow() {
    assertThat(read(JOB.replaceFirst("\\{", "{\"x\": {\"arn\": [1, {}]}, \"Id\": \"other\", ")))
        .isEqualTo(aHarvestJob().build());
  }

  @Test
  void takesTheLastOfTwoMembersWithOneName() {
    assertThat(read(JOB.replaceFirst("\\{", "{\"id\": \"other\", ")))
        .isEqualTo(aHarvestJob().build());
  }

  @Test
  void takesTheLastOfTwoMembersWithOneNameWhateverItIs() {
    assertThat(read(JOB.replace("\"channel-1\"", "\"other\", \"channelId\": null")))
        .isEqualTo(aHarvestJob().withChannelId(null).build());
    assertThat(read(JOB.replaceFirst("\\{", "{\"s3Destination\": {\"bucketName\": \"other\"}, ")))
        .isEqualTo(aHarvestJob().build());
    assertThat(notUnderstood(bytes(JOB.replace("}", "}, \"s3Destination\": null"))))
        .hasMessage("The response is no harvest job: it lacks s3Destination");
  }

  @Test
  void takesTheLastMemberAlsoAfterAllMembers() {
    assertThat(read(JOB.replace("PROGRESS\"", "PROGRESS\", \"channelId\": \"other\"")))
        .isEqualTo(aHarvestJob().withChannelId("other").build());
  }

  @Test
  void ignoresMembersOfTheDestinationItDoesNotKnow() {
    String json = JOB.replace("{\"bucketName\"", "{\"x\": {\"bucketName\": [1]}, \"bucketName\"");

    assertThat(read(json)).isEqualTo(aHarvestJob().build());
  }

  @Test
  void takesScalarsOfTheDestinationAsTheirText() {
    String json = JOB.replace("\"bucket-1\"", "1e3").replace("\"job-1/index.m3u8\"", "false");

    assertThat(read(json).s3Destination().bucketName()).isEqualTo("1e3");
    assertThat(read(json).s3Destination().manifestKey()).isEqualTo("false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void readsOtherEncodingsOfUnicode(String encoding) {
    Charset charset = Charset.forName(encoding);

    assertThat(read(200, JOB.getBytes(charset))).isEqualTo(aHarvestJob().build());
    assertThat(read(200, ("\ufeff" + JOB).getBytes(charset))).isEqualTo(aHarvestJob().build());
  }

  @ParameterizedTest
  @ValueSource(strings = {" xyz", "}", "\n\n", "{}"})
  void ignoresWhatFollowsTheObject(String rest) {
    assertThat(read(JOB + rest)).isEqualTo(aHarvestJob().build());
  }

  @Test
  void ignoresAByteOrderMark() {
    assertThat(read("\ufeff" + JOB)).isEqualTo(aHarvestJob().build());
  }

  @Test
  void readsNestingUpToAThousand() {
    String nested = "{\"x\": " + "[".repeat(999) + "]".repeat(999) + ",";

    assertThat(read(JOB.replaceFirst("\\{", nested))).isEqualTo(aHarvestJob().build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"\"",
        "\"text\"",
        "1",
        "<html><body>gateway</body></html>",
        "{\"id\": \"job-1\"",
        "{'id': 'job-1'}",
        "{\"id\": \"job-1\" /* c */}",
        "{\"id\": \"job-1\", \"x\": NaN}",
        "{\"id\": {\"a\": 1}}",
        "{\"id\": [\"job-1\"]}",
        "{\"s3Destination\": \"\"}",
        "{\"s3Destination\": []}",
        "{\"s3Destination\": 1}",
        "{\"s3Destination\": true}",
        "{\"s3Destination\": {\"roleArn\": []}}",
        "{\"s3Destination\": {\"roleArn\": {}}}",
        "{\"id\": [], \"id\": \"job-1\"}",
        "{\"id\": \"job-1\", \"x\": tru}",
        "{\"id\": \"job-1\", \"x\": [}",
        "{\"id\": \"job-1\",}",
        "{\"id\": \"job-1\" \"x\": 1}",
        "{\"id\": \"job-1\", \"x\": 01}",
        "{\"id\": \"job-1\", \"x\": \"\\x\"}",
        "{\"id\": \"job-1\", \"x\": \"\t\"}"
      })
  void doesNotUnderstandWhatIsNotTheJsonOfAJob(String body) {
    assertThat(notUnderstood(body.getBytes(UTF_8)))
        .hasMessage("The response is not the JSON of a harvest job");
  }

  @Test
  void doesNotUnderstandInvalidUtf8() {
    assertThat(notUnderstood(JOB.replace("channel-1", "j\u00f6b").getBytes(ISO_8859_1)))
        .hasMessage("The response is not the JSON of a harvest job");
  }

  @Test
  void doesNotUnderstandNestingOfMoreThanAThousand() {
    String nested = "{\"x\": " + "[".repeat(1_000) + "]".repeat(1_000) + ",";

    assertThat(notUnderstood(bytes(JOB.replaceFirst("\\{", nested))))
        .hasMessage("The response is not the JSON of a harvest job");
  }

  @Test
  void tellsADestinationWithoutMembersFromNone() {
    assertThat(notUnderstood(bytes(JOB.replaceFirst("\\{\"bucketName[^}]*}", "{}"))))
        .hasMessage(
            "The response is no harvest job: it lacks s3Destination.bucketName,"
                + " s3Destination.manifestKey, s3Destination.roleArn");
    assertThat(notUnderstood(bytes(JOB.replaceFirst("\\{\"bucketName[^}]*}", "null"))))
        .hasMessage("The response is no harvest job: it lacks s3Destination");
  }

  @Test
  void doesNotUnderstandNestingWithoutEnd() {
    String deep = "{\"id\": \"job-1\", \"x\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}";

    assertThat(notUnderstood(deep.getBytes(UTF_8)))
        .hasMessage("The response is not the JSON of a harvest job");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Id\": \"job-1\", \"Status\": \"FAILED\"}"})
  void doesNotTakeAnObjectWithoutTheMembersForAJob(String body) {
    assertThat(notUnderstood(body.getBytes(UTF_8)))
        .hasMessageStartingWith("The response is no harvest job: it lacks id, ");
  }

  @Test
  void doesNotTakeAnotherJobForTheOneAskedFor() {
    assertThat(notUnderstood(JOB.replace("\"job-1\"", "\"job-2\"").getBytes(UTF_8)))
        .hasMessage("Asked for harvest job job-1, but the response describes \"job-2\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP"})
  void readsGzip(String encoding) {
    assertThat(readWith("Content-Encoding", encoding, GzipEncoder.of(JOB)))
        .isEqualTo(aHarvestJob().build());
  }

  @Test
  void readsGzipUpToTheGreatestLength() {
    String longest = JOB + " ".repeat(DescribeResponse.MAX_BODY_BYTES - JOB.length());

    assertThat(readWith("Content-Encoding", "gzip", GzipEncoder.of(longest)))
        .isEqualTo(aHarvestJob().build());
    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(() -> readWith("Content-Encoding", "gzip", GzipEncoder.of(longest + " ")));
  }

  @Test
  void doesNotUnderstandGzipThatIsNone() {
    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(() -> readWith("Content-Encoding", "gzip", JOB.getBytes(UTF_8)));
  }

  @Test
  void acceptsABodyWithAValidChecksum() {
    CRC32 crc = new CRC32();
    crc.update(JOB.getBytes(UTF_8));

    assertThat(readWith("x-amz-crc32", String.valueOf(crc.getValue()), JOB.getBytes(UTF_8)))
        .isEqualTo(aHarvestJob().build());
  }

  @Test
  void refusesABodyWithAWrongChecksum() {
    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(() -> readWith("x-amz-crc32", "12345", JOB.getBytes(UTF_8)));
  }

  private HarvestJob readWith(String header, String value, byte[] body) {
    return parser.parse(
        new HarvestJobId("job-1"),
        DescribeResponseFactory.create(200, Map.of(header, value), body));
  }

  private static byte[] bytes(String body) {
    return body.getBytes(UTF_8);
  }

  private NoUsableResponseException notUnderstood(byte[] body) {
    NoUsableResponseException thrown =
        catchThrowableOfType(NoUsableResponseException.class, () -> read(200, body));
    assertThat(thrown.reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
    assertThat(thrown.httpStatus()).hasValue(200);
    assertThat(thrown.requestId()).contains("request-1");
    return thrown;
  }

  private HarvestJob read(String body) {
    return readAs("job-1", body);
  }

  private HarvestJob readAs(String id, String body) {
    return parser.parse(
        new HarvestJobId(id), DescribeResponseFactory.create(200, HEADERS, body.getBytes(UTF_8)));
  }

  private HarvestJob read(int status, byte[] body) {
    return parser.parse(
        new HarvestJobId("job-1"), DescribeResponseFactory.create(status, HEADERS, body));
  }
}

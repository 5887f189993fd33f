package io.harvestjob.adapters.http.server;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.adapters.http.protocol.MediaPackageResponseParser;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaPackageResponseWriterTest {

  private final MediaPackageResponseWriter writer = new MediaPackageResponseWriter();

  @Test
  void writesAJobAsTheServiceDoes() {
    MediaPackageResponse response = writer.write(aHarvestJob().build(), "request-1");

    assertThat(response.httpStatus()).isEqualTo(200);
    assertThat(response.headers())
        .isEqualTo(Map.of("Content-Type", "application/json", "x-amzn-RequestId", "request-1"));
    assertThat(textOf(response))
        .isEqualTo(
            """
            {"arn":"arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-1",\
            "channelId":"channel-1","createdAt":"2024-05-06T07:08:09Z",\
            "endTime":"2024-05-06T07:00:00Z","id":"job-1","originEndpointId":"endpoint-1",\
            "s3Destination":{"bucketName":"bucket-1","manifestKey":"job-1/index.m3u8",\
            "roleArn":"arn:aws:iam::111122223333:role/MediaPackageHarvest"},\
            "startTime":"2024-05-06T06:00:00Z","status":"IN_PROGRESS"}""");
  }

  @Test
  void writesEqualJobsAlikeButForTheRequestId() {
    MediaPackageResponse first = writer.write(aHarvestJob().build(), "request-1");
    MediaPackageResponse second = writer.write(aHarvestJob().build(), "request-2");

    assertThat(textOf(second)).isEqualTo(textOf(first));
    assertThat(second.headers()).containsEntry("x-amzn-RequestId", "request-2");
  }

  @Test
  void writesTheStatusThatAJobHasNow() {
    writer.write(aHarvestJob().withStatus("IN_PROGRESS").build(), "request-1");

    assertThat(textOf(writer.write(aHarvestJob().withStatus("FAILED").build(), "request-2")))
        .contains("\"status\":\"FAILED\"");
  }

  @Test
  void writesAPageOfJobsWithTheTokenOfTheNext() {
    List<HarvestJob> jobs =
        List.of(aHarvestJob().withId("a").build(), aHarvestJob().withId("b").build());
    MediaPackageResponse page = writer.write(new HarvestJobStore.Page(jobs, "next"), "request-1");

    assertThat(page.httpStatus()).isEqualTo(200);
    assertThat(page.headers()).containsEntry("x-amzn-RequestId", "request-1");
    assertThat(textOf(page))
        .isEqualTo(
            "{\"harvestJobs\":[%s,%s],\"nextToken\":\"next\"}"
                .formatted(
                    textOf(writer.write(jobs.get(0), "")), textOf(writer.write(jobs.get(1), ""))));
  }

  @Test
  void writesTheLastPageWithoutAToken() {
    assertThat(textOf(writer.write(new HarvestJobStore.Page(List.of(), null), "request-1")))
        .isEqualTo("{\"harvestJobs\":[]}");
  }

  @Test
  void leavesOutWhatIsMissing() {
    HarvestJob job = aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build();

    assertThat(textOf(writer.write(job, "request-1"))).startsWith("{\"endTime\"");
  }

  @Test
  void leavesOutWhatIsMissingInAPage() {
    HarvestJob job = aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build();

    assertThat(textOf(writer.write(new HarvestJobStore.Page(List.of(job), null), "request-1")))
        .startsWith("{\"harvestJobs\":[{\"endTime\"");
  }

  @Test
  void writesTextThatIsEmpty() {
    assertThat(textOf(writer.write(aHarvestJob().withCreatedAt("").build(), "request-1")))
        .contains(",\"createdAt\":\"\",");
  }

  @Test
  void escapesOnlyWhatJsonAsksFor() {
    assertThat(manifestKeyOf("a/b\\\"\b\f\n\r\t\0\u001f\u007f<&>'\u2028"))
        .isEqualTo("a/b\\\\\\\"\\b\\f\\n\\r\\t\\u0000\\u001F\u007f<&>'\u2028");
  }

  @Test
  void writesACharacterOfTwoSurrogatesAsOneOfUtf8() {
    assertThat(manifestKeyOf("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
    assertThat(manifestKeyOf("a".repeat(8_000) + "\ud83d\ude00".repeat(4_000)))
        .isEqualTo("a".repeat(8_000) + "\ud83d\ude00".repeat(4_000));
  }

  @Test
  void escapesSurrogatesThatAreNoPair() {
    assertThat(manifestKeyOf("\ud83d")).isEqualTo("\\uD83D");
    assertThat(manifestKeyOf("\ude00a")).isEqualTo("\\uDE00a");
    assertThat(manifestKeyOf("\ud83d\ud83d\ude00")).isEqualTo("\\uD83D\ud83d\ude00");
  }

  /** Returns the text between the quotes. */
  private String manifestKeyOf(String manifestKey) {
    HarvestJob job = aHarvestJob().withS3Destination("b", manifestKey, "role").build();
    String json = textOf(writer.write(job, "request-1"));
    return json.substring(json.indexOf("manifestKey") + 14, json.indexOf("\",\"roleArn\""));
  }

  @Test
  void writesWhatTheParserParses() {
    HarvestJob job =
        aHarvestJob()
            .withStatus("CANCELLED")
            .withS3Destination("b", "käse/✓ 😀\"\\\t/index.m3u8", "role")
            .build();

    assertThat(new MediaPackageResponseParser().parse(job.id(), writer.write(job, "request-1")))
        .isEqualTo(job);
  }

  @ParameterizedTest
  @EnumSource
  void writesEachModelledErrorInItsSafestForm(ServiceErrorType error) {
    MediaPackageResponse response = writer.write(error.toException("jöb \"1\""), "request-1");

    assertThat(response.httpStatus()).isEqualTo(error.httpStatus());
    assertThat(response.headers())
        .isEqualTo(
            Map.of(
                "Content-Type", "application/json",
                "x-amzn-ErrorType", error.errorCode(),
                "x-amzn-RequestId", "request-1"));
    assertThat(textOf(response)).isEqualTo("{\"message\":\"jöb \\\"1\\\"\"}");
  }

  @Test
  void keepsCodeAndMessageOfTheService() {
    MediaPackageResponse response =
        writer.write(
            new ServiceError(400, "AccessDeniedException", "denied", "request-0").toException(),
            "request-1");

    assertThat(response.httpStatus()).isEqualTo(403);
    assertThat(response.headers())
        .containsEntry("x-amzn-ErrorType", "AccessDeniedException")
        .containsEntry("x-amzn-RequestId", "request-0");
    assertThat(textOf(response)).isEqualTo("{\"message\":\"denied\"}");
  }

  @Test
  void givesAnErrorWithoutACodeTheModelledOne() {
    assertThat(writer.write(new ServiceError(404, null, null, null).toException(), "r").headers())
        .containsEntry("x-amzn-ErrorType", "NotFoundException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\r\nb", "ö", "a\"b"})
  void putsNothingIntoAHeaderThatDoesNotBelongThere(String odd) {
    MediaPackageResponse response =
        writer.write(new ServiceError(404, odd, "m", odd).toException(), "request-1");

    assertThat(response.headers())
        .containsEntry("x-amzn-ErrorType", "NotFoundException")
        .containsEntry("x-amzn-RequestId", "request-1");
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECTION_FAILED, SERVICE_UNAVAILABLE, The service is not available for now",
    "TIMED_OUT, SERVICE_UNAVAILABLE, The service is not available for now",
    "INTERRUPTED, SERVICE_UNAVAILABLE, The service is not available for now",
    "NOT_CONFIGURED, INTERNAL_SERVER_ERROR, The service failed",
    "NOT_UNDERSTOOD, INTERNAL_SERVER_ERROR, The service failed"
  })
  void disclosesNothingAboutTheServiceBehind(
      Reason reason, ServiceErrorType error, String message) {
    HarvestJobException inside =
        new NoUsableResponseException(reason, "http://10.0.0.1/secret", new Exception("secret"));

    MediaPackageResponse response = writer.write(inside, "request-1");

    assertThat(response.httpStatus()).isEqualTo(error.httpStatus());
    assertThat(response.headers()).containsEntry("x-amzn-ErrorType", error.errorCode());
    assertThat(textOf(response)).isEqualTo("{\"message\":\"%s\"}", message);
  }

  @ParameterizedTest
  @EnumSource
  void writesErrorsThatTheParserParses(ServiceErrorType error) {
    MediaPackageResponse response = writer.write(error.toException("its own words"), "request-1");

    HarvestJobException read =
        catchThrowableOfType(
            HarvestJobException.class,
            () -> new MediaPackageResponseParser().parse(new HarvestJobId("job-1"), response));
    assertThat(read).hasMessage("its own words").hasSameClassAs(error.toException(""));
    assertThat(read.requestId()).contains("request-1");
  }

  @Test
  void returnsUnmodifiableHeaders() {
    MediaPackageResponse response = writer.write(aHarvestJob().build(), "request-1");

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> response.headers().clear());
  }

  private static String textOf(MediaPackageResponse response) {
    return new String(response.body(), UTF_8);
  }
}

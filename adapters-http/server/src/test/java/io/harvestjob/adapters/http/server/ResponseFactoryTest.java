package io.harvestjob.adapters.http.server;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapters.http.protocol.DescribeResponse;
import io.harvestjob.adapters.http.protocol.DescribeResponseParser;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFactoryTest {

  private final ResponseFactory responses = new ResponseFactory();

  @Test
  void writesAJobAsTheServiceDoes() {
    HttpResponse<byte[]> response = responses.create(aHarvestJob().build());

    assertThat(response.code()).isEqualTo(200);
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.header("x-amzn-RequestId")).isNotEmpty();
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
  void givesEachResponseARequestIdOfItsOwn() {
    assertThat(responses.create(aHarvestJob().build()).header("x-amzn-RequestId"))
        .isNotEqualTo(responses.create(aHarvestJob().build()).header("x-amzn-RequestId"));
  }

  @Test
  void writesAPageOfJobsWithTheTokenOfTheNext() {
    List<HarvestJob> jobs =
        List.of(aHarvestJob().withId("a").build(), aHarvestJob().withId("b").build());
    HttpResponse<byte[]> page = responses.create(new HarvestJobStore.Page(jobs, "next"));

    assertThat(page.code()).isEqualTo(200);
    assertThat(textOf(page))
        .isEqualTo(
            "{\"harvestJobs\":[%s,%s],\"nextToken\":\"next\"}"
                .formatted(
                    textOf(responses.create(jobs.get(0))), textOf(responses.create(jobs.get(1)))));
  }

  @Test
  void writesTheLastPageWithoutAToken() {
    assertThat(textOf(responses.create(new HarvestJobStore.Page(List.of(), null))))
        .isEqualTo("{\"harvestJobs\":[]}");
  }

  @Test
  void leavesOutWhatIsMissing() {
    HarvestJob job = aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build();

    assertThat(textOf(responses.create(job))).startsWith("{\"endTime\"");
  }

  @Test
  void leavesOutWhatIsMissingInAPage() {
    HarvestJob job = aHarvestJob().withArn(null).withChannelId(null).withCreatedAt(null).build();

    assertThat(textOf(responses.create(new HarvestJobStore.Page(List.of(job), null))))
        .startsWith("{\"harvestJobs\":[{\"endTime\"");
  }

  @Test
  void writesTextThatIsEmpty() {
    assertThat(textOf(responses.create(aHarvestJob().withCreatedAt("").build())))
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
    String json = textOf(responses.create(job));
    return json.substring(json.indexOf("manifestKey") + 14, json.indexOf("\",\"roleArn\""));
  }

  @Test
  void writesWhatTheParserParses() {
    HarvestJob job =
        aHarvestJob()
            .withStatus("CANCELLED")
            .withS3Destination("b", "käse/✓ 😀\"\\\t/index.m3u8", "role")
            .build();

    assertThat(parse(job.id(), responses.create(job))).isEqualTo(job);
  }

  @ParameterizedTest
  @EnumSource
  void writesEachModelledErrorInItsSafestForm(ServiceErrorType error) {
    HttpResponse<byte[]> response = responses.create(error.toException("jöb \"1\""), "request-1");

    assertThat(response.code()).isEqualTo(error.httpStatus());
    assertThat(response.header("Content-Type")).isEqualTo("application/json");
    assertThat(response.header("x-amzn-ErrorType")).isEqualTo(error.errorCode());
    assertThat(response.header("x-amzn-RequestId")).isEqualTo("request-1");
    assertThat(textOf(response)).isEqualTo("{\"message\":\"jöb \\\"1\\\"\"}");
  }

  @Test
  void keepsCodeAndMessageOfTheService() {
    HttpResponse<byte[]> response =
        responses.create(
            new ServiceError(400, "AccessDeniedException", "denied", "request-0").toException(),
            "request-1");

    assertThat(response.code()).isEqualTo(403);
    assertThat(response.header("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
    assertThat(response.header("x-amzn-RequestId")).isEqualTo("request-0");
    assertThat(textOf(response)).isEqualTo("{\"message\":\"denied\"}");
  }

  @Test
  void givesAnErrorWithoutACodeTheModelledOne() {
    assertThat(
            responses
                .create(new ServiceError(404, null, null, null).toException(), "r")
                .header("x-amzn-ErrorType"))
        .isEqualTo("NotFoundException");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\r\nb", "ö", "a\"b"})
  void putsNothingIntoAHeaderThatDoesNotBelongThere(String odd) {
    HttpResponse<byte[]> response =
        responses.create(new ServiceError(404, odd, "m", odd).toException(), "request-1");

    assertThat(response.header("x-amzn-ErrorType")).isEqualTo("NotFoundException");
    assertThat(response.header("x-amzn-RequestId")).isEqualTo("request-1");
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

    HttpResponse<byte[]> response = responses.create(inside, "request-1");

    assertThat(response.code()).isEqualTo(error.httpStatus());
    assertThat(response.header("x-amzn-ErrorType")).isEqualTo(error.errorCode());
    assertThat(textOf(response)).isEqualTo("{\"message\":\"%s\"}", message);
  }

  @ParameterizedTest
  @EnumSource
  void writesErrorsThatTheParserParses(ServiceErrorType error) {
    HttpResponse<byte[]> response =
        responses.create(error.toException("its own words"), "request-1");

    HarvestJobException read =
        catchThrowableOfType(
            HarvestJobException.class, () -> parse(new HarvestJobId("job-1"), response));
    assertThat(read).hasMessage("its own words").hasSameClassAs(error.toException(""));
    assertThat(read.requestId()).contains("request-1");
  }

  private static HarvestJob parse(HarvestJobId id, HttpResponse<byte[]> response) {
    return new DescribeResponseParser()
        .parse(
            id,
            new DescribeResponse(
                response.code(), response.getHeaders(), response.getBody().orElseThrow()));
  }

  private static String textOf(HttpResponse<byte[]> response) {
    return new String(response.getBody().orElseThrow(), UTF_8);
  }
}

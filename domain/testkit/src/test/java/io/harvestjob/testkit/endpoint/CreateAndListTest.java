package io.harvestjob.testkit.endpoint;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.MutableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** CreateHarvestJob and ListHarvestJobs over the endpoint of the testkit. */
@Timeout(20)
class CreateAndListTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final String JOB_2 =
      """
      {"id": "job-2", "originEndpointId": "e", "startTime": "1714975200", "endTime": "1714978800",
       "s3Destination": {"bucketName": "b", "manifestKey": "k", "roleArn": "r"}}
      """;

  private static final String JOB_2_AS_CREATED =
      "{\"arn\":\"arn:aws:mediapackage:us-east-1:111122223333:harvest_jobs/job-2\","
          + "\"channelId\":\"e-channel\",\"createdAt\":\"2024-05-06T07:10:00Z\","
          + "\"endTime\":\"1714978800\",\"id\":\"job-2\",\"originEndpointId\":\"e\","
          + "\"s3Destination\":{\"bucketName\":\"b\",\"manifestKey\":\"k\",\"roleArn\":\"r\"},"
          + "\"startTime\":\"1714975200\",\"status\":\"IN_PROGRESS\"}";

  private final HarvestJob existing = aHarvestJob().withId("a-1").build();
  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(new MutableClock(), existing);
  private final MediaPackageEndpoint endpoint = MediaPackageEndpoint.start(fake);

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void returnsTheCreatedJob() throws Exception {
    HttpResponse<String> response = create(JOB_2);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(JOB_2_AS_CREATED);
    assertThat(send("GET", "/harvest_jobs/job-2", "").body()).isEqualTo(JOB_2_AS_CREATED);
  }

  @Test
  void readsEveryCharacterOfAText() throws Exception {
    String key = "käse/✓ 😀\"\\/\b\f\n\r\t\u0001: \"id\": \"x\"";
    String escaped =
        "k\\u00e4se\\/✓ \\uD83D\\ude00\\\"\\\\/\\b\\f\\n\\r\\t\\u0001: \\\"id\\\": \\\"x\\\"";

    create(JOB_2.replace("\"k\"", " \"%s\"".formatted(escaped)));
    assertThat(fake.get(new HarvestJobId("job-2")).s3Destination().manifestKey()).isEqualTo(key);
  }

  @TestFactory
  Stream<DynamicTest> namesTheMemberThatIsRefused() {
    return Stream.of(
            new String[] {"\"job-2\"", "\"a-1\"", "a-1"},
            new String[] {"\"job-2\"", "\"a b\"", "id must be"},
            new String[] {"\"job-2\"", "null", "id is missing"},
            new String[] {"\"e\"", "\"\"", "originEndpointId must not be empty"},
            new String[] {"\"1714975200\"", "\"soon\"", "startTime must be a time"},
            new String[] {"\"1714978800\"", "\"1714975200\"", "endTime must be after startTime"},
            new String[] {"\"b\"", "null", "s3Destination.bucketName is missing"},
            new String[] {"\"b\"", "17", "s3Destination.bucketName is missing"},
            new String[] {JOB_2, "{", "id is missing"})
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each[2], () -> refuses(JOB_2.replace(each[0], each[1]), each[2])));
  }

  private void refuses(String body, String message) throws Exception {
    HttpResponse<String> response = create(body);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("UnprocessableEntityException");
    assertThat(response.body()).contains(message);
  }

  @Test
  void listsPageByPage() throws Exception {
    create(JOB_2);
    String first = list("?maxResults=1").body();
    String token = first.replaceAll(".*\"nextToken\":\"([^\"]+)\".*", "$1");
    String second = list("?maxResults=1&nextToken=" + token).body();

    assertThat(first).contains("\"id\":\"a-1\"").doesNotContain("job-2");
    assertThat(second).isEqualTo("{\"harvestJobs\":[" + JOB_2_AS_CREATED + "]}");
  }

  @Test
  void listsByChannelAndStatus() throws Exception {
    create(JOB_2);

    assertThat(list("?includeStatus=FAILED").body()).isEqualTo("{\"harvestJobs\":[]}");
    assertThat(list("?includeChannelId=e%2Dchannel&includeStatus=IN_PROGRESS").body())
        .isEqualTo("{\"harvestJobs\":[" + JOB_2_AS_CREATED + "]}");
  }

  @Test
  void takesTheFirstValueOfARepeatedParameter() throws Exception {
    create(JOB_2);

    assertThat(list("?includeChannelId=e-channel&includeChannelId=none&maxResults=1&maxResults=x"))
        .extracting(HttpResponse::statusCode, HttpResponse::body)
        .containsExactly(200, "{\"harvestJobs\":[" + JOB_2_AS_CREATED + "]}");
  }

  @TestFactory
  Stream<DynamicTest> refusesWrongParametersOfAList() {
    return Stream.of("?maxResults=0", "?maxResults=1001", "?maxResults=x", "?nextToken=%20x")
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query, () -> assertThat(list(query).statusCode()).isEqualTo(422)));
  }

  @Test
  void refusesOtherMethods() throws Exception {
    HttpResponse<String> response = send("DELETE", "/harvest_jobs", "");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("listed with GET, and created with POST");
  }

  private HttpResponse<String> create(String body) throws Exception {
    return send("POST", "/harvest_jobs", body);
  }

  private HttpResponse<String> list(String query) throws Exception {
    return send("GET", "/harvest_jobs" + query, "");
  }

  private HttpResponse<String> send(String method, String target, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(endpoint.uri() + target))
            .method(method, BodyPublishers.ofString(body, UTF_8))
            .build(),
        BodyHandlers.ofString());
  }
}

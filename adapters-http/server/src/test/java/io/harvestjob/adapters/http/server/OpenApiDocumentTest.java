package io.harvestjob.adapters.http.server;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.http.server.SocketHttpClient.Response;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.ServiceErrorType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;

/** The written document says what the server does, no less and no more. */
@TestInstance(Lifecycle.PER_CLASS)
class OpenApiDocumentTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final MediaPackageServer server =
      MediaPackageServer.start(
          OpenApiDocumentTest::describe, new SampleStore(), LoopbackSettings.DEFAULTS);
  private final JsonNode document =
      JSON.valueToTree(
          new Yaml()
              .<Map<String, Object>>load(
                  SocketHttpClient.get(server.uri(), "/swagger/openapi.yml").body()));

  @AfterAll
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /harvest_jobs/{id}, /harvest_jobs/job-1",
    "GET, /harvest_jobs, /harvest_jobs",
    "POST, /harvest_jobs, /harvest_jobs"
  })
  void describesEverySuccess(String method, String path, String target) throws IOException {
    Response response = request(method, target);

    assertThat(response.status()).isEqualTo(200);
    assertDescribed(method, path, response);
  }

  @ParameterizedTest
  @EnumSource
  void describesEveryError(ServiceErrorType error) throws IOException {
    Response response = request("GET", "/harvest_jobs/" + error);

    assertThat(response.status()).isEqualTo(error.httpStatus());
    assertThat(documented("GET", "/harvest_jobs/{id}", response).at("/description").textValue())
        .isEqualTo(error.errorCode());
    assertDescribed("GET", "/harvest_jobs/{id}", response);
  }

  @Test
  void describesNoOtherPath() {
    assertThat(names(document.get("paths")))
        .containsExactlyInAnyOrder("/harvest_jobs/{id}", "/harvest_jobs");
  }

  @Test
  void requiresWhatACreatedJobNeeds() {
    assertThat(names(document.at("/components/schemas/CreateHarvestJob/properties")))
        .containsExactlyInAnyOrder(
            "endTime", "id", "originEndpointId", "s3Destination", "startTime");
  }

  private void assertDescribed(String method, String path, Response response) throws IOException {
    JsonNode documented = documented(method, path, response);

    assertThat(names(documented.get("headers")))
        .allSatisfy(header -> assertThat(response.header(header)).as(header).isPresent());
    assertDescribed(
        documented.at("/content/application~1json/schema"), JSON.readTree(response.body()));
  }

  private void assertDescribed(JsonNode schema, JsonNode value) {
    JsonNode resolved = resolve(schema);
    if (value.isArray()) {
      value.forEach(element -> assertDescribed(resolved.get("items"), element));
    } else if (value.isObject()) {
      assertThat(names(value))
          .containsExactlyInAnyOrderElementsOf(names(resolved.get("properties")));
      names(value)
          .forEach(name -> assertDescribed(resolved.get("properties").get(name), value.get(name)));
    } else {
      assertThat(resolved.get("type").textValue()).isEqualTo("string");
    }
  }

  private JsonNode documented(String method, String path, Response response) {
    return resolve(
        document
            .get("paths")
            .get(path)
            .get(method.toLowerCase(Locale.ROOT))
            .get("responses")
            .path(String.valueOf(response.status())));
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private Response request(String method, String target) {
    return SocketHttpClient.send(
        server.uri(),
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
            .formatted(method, target));
  }

  private static HarvestJob describe(DescribeHarvestJob.Query query) {
    for (ServiceErrorType error : ServiceErrorType.values()) {
      if (error.name().equals(query.id())) {
        throw error.toException(
            new HarvestJobException.Details(
                "m1", error.httpStatus(), error.errorCode(), null, Duration.ofSeconds(1)));
      }
    }
    return aHarvestJob().build();
  }

  private static final class SampleStore implements HarvestJobStore {

    @Override
    public HarvestJob create(UnverifiedHarvestJob request) {
      return aHarvestJob().build();
    }

    @Override
    public Page list(Map<String, String> parameters) {
      return new Page(List.of(aHarvestJob().build()), "next");
    }
  }
}

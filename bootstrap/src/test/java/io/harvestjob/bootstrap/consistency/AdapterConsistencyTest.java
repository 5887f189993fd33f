package io.harvestjob.bootstrap.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.aws.AwsHarvestJobRepository;
import io.harvestjob.adapters.aws.AwsSettings;
import io.harvestjob.adapters.http.HttpHarvestJobRepository;
import io.harvestjob.adapters.http.HttpSettings;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.fixtures.RecordedResponse;
import io.harvestjob.fixtures.StubServer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both adapters give a caller the same result for each recorded response. */
class AdapterConsistencyTest {

  private static final HarvestJobId ASKED = new HarvestJobId("job-1");

  /** Where the adapters differ on purpose, and why. */
  private static final Map<String, String> DIFFERENCES =
      Map.of(
          "u-skew-recover",
          "the SDK takes every date for the service's; HTTP none that is years away");

  @BeforeAll
  static void giveCredentials() {
    System.setProperty("aws.accessKeyId", "AK");
    System.setProperty("aws.secretAccessKey", "SK");
  }

  @AfterAll
  static void takeCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  static Stream<RecordedResponse> agreed() {
    return RecordedResponse.all().filter(recorded -> !DIFFERENCES.containsKey(recorded.name()));
  }

  @ParameterizedTest
  @MethodSource("agreed")
  void giveTheSameResult(RecordedResponse recorded) {
    assertThat(overHttp(recorded)).isEqualTo(overTheSdk(recorded));
  }

  @Test
  void compareAllRecordedResponses() {
    assertThat(agreed()).hasSize(204 - DIFFERENCES.size());
  }

  /** Only one side is run: the other would move the clock of every SDK client in this JVM. */
  @Test
  void differInTheDatesThatTheyBelieve() {
    assertThat(overHttp(recorded("u-skew-recover")))
        .startsWith("ForbiddenException InvalidSignatureException 403 ");
  }

  private static RecordedResponse recorded(String name) {
    return RecordedResponse.all().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private static String overTheSdk(RecordedResponse recorded) {
    try (StubServer server = recorded.startServer();
        AwsHarvestJobRepository adapter =
            AwsHarvestJobRepository.create(
                AwsSettings.builder()
                    .region("us-east-1")
                    .endpointOverride(server.endpoint())
                    .maxAttempts(recorded.attempts())
                    .build())) {
      return outcome(adapter, server);
    }
  }

  private static String overHttp(RecordedResponse recorded) {
    try (StubServer server = recorded.startServer();
        HttpHarvestJobRepository adapter =
            new HttpHarvestJobRepository(
                HttpSettings.builder(server.endpoint()).maxAttempts(recorded.attempts()).build())) {
      return outcome(adapter, server);
    }
  }

  private static String outcome(HarvestJobRepository adapter, StubServer server) {
    try {
      return adapter.get(ASKED).toString();
    } catch (NoUsableResponseException e) {
      return "NoUsableResponseException %s %s".formatted(e.reason(), wordsOf(e, server));
    } catch (HarvestJobException e) {
      return "%s %s %d %s: %s"
          .formatted(
              e.getClass().getSimpleName(),
              e.errorCode().orElse("-"),
              e.httpStatus().orElse(0),
              e.requestId().orElse("-"),
              e.getMessage());
    }
  }

  /** What was not understood the adapters say in their own words: the SDK does not tell much. */
  private static String wordsOf(NoUsableResponseException e, StubServer server) {
    return e.reason() == Reason.NOT_UNDERSTOOD
        ? ""
        : e.getMessage().replace(server.endpoint().toString(), "ENDPOINT");
  }
}

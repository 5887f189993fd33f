package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.fixtures.RecordedResponse;
import io.harvestjob.fixtures.StubServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkGlobalTime;

/**
 * Every response that real clients were measured with ends in a job or in the right typed error.
 */
class RecordedResponsesTest {

  static Stream<RecordedResponse> recorded() {
    return RecordedResponse.all();
  }

  /** Some responses are dated 2035, and the SDK then moves the clock of every client in the JVM. */
  @AfterEach
  void setTheClockRight() {
    SdkGlobalTime.setGlobalTimeOffset(0);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void endsInAJobOrATypedError(RecordedResponse recorded) {
    try (StubServer server = recorded.startServer();
        AwsHarvestJobRepository repository =
            LocalRepositoryFactory.create(server.endpoint(), recorded.attempts())) {
      String endpoint = server.endpoint().toString();

      assertThat(LookupOutcomeFormatter.format(repository).replace(endpoint, "ENDPOINT"))
          .isEqualTo(recorded.outcome());
    }
  }

  @Test
  void leavesNoneOut() {
    assertThat(recorded()).hasSize(204);
  }
}

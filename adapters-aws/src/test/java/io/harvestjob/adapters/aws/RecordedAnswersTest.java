package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.testkit.wire.ScriptedAnswer;
import io.harvestjob.testkit.wire.ScriptedServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.services.mediapackage.MediaPackageClient;

/** Every answer that real clients were measured with ends in a job or in the right typed error. */
class RecordedAnswersTest {

  static Stream<RecordedAnswer> recorded() {
    return RecordedAnswer.all();
  }

  /** Some answers are dated 2035, and the SDK then moves the clock of every client in the JVM. */
  @AfterEach
  void setTheClockRight() {
    SdkGlobalTime.setGlobalTimeOffset(0);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void endsInAJobOrATypedError(RecordedAnswer recorded) {
    try (ScriptedServer server = serverOf(recorded.answers());
        MediaPackageClient client =
            LocalClients.client(
                LocalClients.settings(server.endpoint()), recorded.answers().size() > 1 ? 4 : 1)) {
      String endpoint = server.endpoint().toString();

      assertThat(Outcome.of(new AwsHarvestJobRepository(client)).replace(endpoint, "ENDPOINT"))
          .isEqualTo(recorded.outcome());
    }
  }

  @Test
  void leavesNoneOut() {
    assertThat(recorded()).hasSize(204);
  }

  private static ScriptedServer serverOf(List<ScriptedAnswer> answers) {
    return ScriptedServer.answering(
        answers.get(0), answers.stream().skip(1).toArray(ScriptedAnswer[]::new));
  }
}

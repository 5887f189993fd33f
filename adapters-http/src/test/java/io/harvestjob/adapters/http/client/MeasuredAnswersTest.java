package io.harvestjob.adapters.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.domain.ErrorDetails;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.domain.NoUsableAnswerException;
import io.harvestjob.testkit.wire.ScriptedServer;
import io.micronaut.http.client.RawHttpClient;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that were put to real clients, and what the SDK for Java made of each: this adapter makes
 * the same of them, less what the domain does not believe.
 */
class MeasuredAnswersTest {

  /** Where this adapter means to differ from the SDK, and why. */
  private static final Map<String, String> DIFFERENCES =
      Map.of(
          "b-chunktrunc", "a body that does not end is not believed",
          "u-skew-recover", "the clock is the signer's, nothing here corrects it");

  @AutoClose private static final RawHttpClient client = Repositories.someonesClient();

  private static final HarvestJobId ASKED = new HarvestJobId("job-1");

  static Stream<MeasuredAnswer> sameAsTheSdk() {
    return MeasuredAnswer.all().stream().filter(vector -> !isDifferent(vector));
  }

  @ParameterizedTest
  @MethodSource("sameAsTheSdk")
  void endsAsWithTheSdk(MeasuredAnswer measured) {
    if (measured.isJob()) {
      assertIsJob(measured);
    } else if (measured.error() == null) {
      assertThat(failureOf(measured)).isInstanceOf(NoUsableAnswerException.class);
    } else {
      assertIsError(measured, measured.error().details());
    }
  }

  static Stream<MeasuredAnswer> differentFromTheSdk() {
    return MeasuredAnswer.all().stream().filter(MeasuredAnswersTest::isDifferent);
  }

  @ParameterizedTest
  @MethodSource("differentFromTheSdk")
  void failsWhereItMeansToDiffer(MeasuredAnswer measured) {
    assertThat(measured.isJob()).isTrue();
    assertThat(failureOf(measured)).isNotNull();
  }

  @Test
  void knowsTheAnswersItNames() {
    assertThat(MeasuredAnswer.all()).hasSize(200);
    assertThat(differentFromTheSdk()).hasSize(DIFFERENCES.size());
  }

  private static boolean isDifferent(MeasuredAnswer measured) {
    return DIFFERENCES.containsKey(measured.name());
  }

  private static void assertIsJob(MeasuredAnswer measured) {
    HarvestJob job = askFor(measured);
    Map<String, String> seen = measured.seenBySdk();
    assertThat(job.id()).isEqualTo(ASKED);
    assertThat(job.arn()).isEqualTo(seen.get("arn"));
    assertThat(job.channelId()).isEqualTo(seen.get("channelId"));
    assertThat(job.createdAt()).isEqualTo(time(seen.get("createdAt")));
    assertThat(job.startTime()).isEqualTo(time(seen.get("startTime")));
    assertThat(job.endTime()).isEqualTo(time(seen.get("endTime")));
    assertThat(job.originEndpointId()).isEqualTo(seen.get("originEndpointId"));
    assertThat(job.status().text()).isEqualTo(seen.get("statusAsString"));
  }

  private static void assertIsError(MeasuredAnswer measured, ErrorDetails seenBySdk) {
    HarvestJobException expected = seenBySdk.toException();
    HarvestJobException failure = failureOf(measured);
    assertThat(failure).hasSameClassAs(expected).hasMessage(expected.getMessage());
    assertThat(failure.httpStatus()).isEqualTo(expected.httpStatus());
    assertThat(failure.requestId()).isEqualTo(expected.requestId());
    if (!measured.hasCodeThatTheSdkDoesNotRead()) {
      assertThat(failure.errorCode()).isEqualTo(expected.errorCode());
    }
  }

  private static @Nullable HarvestJobTime time(@Nullable String text) {
    return text == null ? null : new HarvestJobTime(text);
  }

  private static HarvestJobException failureOf(MeasuredAnswer measured) {
    return catchThrowableOfType(HarvestJobException.class, () -> askFor(measured));
  }

  private static HarvestJob askFor(MeasuredAnswer measured) {
    try (ScriptedServer server = measured.server()) {
      return Repositories.over(client, Repositories.settings(server)).get(ASKED);
    }
  }
}

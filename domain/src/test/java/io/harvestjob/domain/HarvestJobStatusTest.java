package io.harvestjob.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarvestJobStatusTest {

  @ParameterizedTest
  @ValueSource(strings = {"IN_PROGRESS", "SUCCEEDED", "FAILED"})
  void knowsWhatAwsDocuments(String text) {
    assertThat(new HarvestJobStatus(text).isKnown()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CANCELLED", "succeeded", "", " FAILED", "null"})
  void keepsAnyOtherTextAndTakesItAsFinished(String text) {
    HarvestJobStatus status = new HarvestJobStatus(text);

    assertThat(status).hasToString(text);
    assertThat(status.isKnown()).isFalse();
    assertThat(status.isFinished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"IN_PROGRESS", "QUEUED"})
  void takesAJobThatRunsOrWillRunAsNotFinished(String text) {
    assertThat(new HarvestJobStatus(text).isFinished()).isFalse();
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void refusesNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> new HarvestJobStatus(null))
        .withMessage("text");
  }
}

package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.testkit.PlannedFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of {@code FailNext}: an error that the next requests end with. */
record FailureMember(PlannedFailure failure) {

  /** Uses the HTTP status that AWS documents for the code. */
  @JsonCreator
  static FailureMember of(
      @JsonProperty("Code") String code,
      @JsonProperty("Times") @Nullable Integer times,
      @JsonProperty("Message") @Nullable String message) {
    int httpStatus =
        ServiceError.typeOf(requireNonNull(code, "Code"), 0)
            .orElseThrow(() -> new IllegalArgumentException("Code is no error code: " + code))
            .httpStatus();
    String text = requireNonNullElse(message, code + ", as planned");
    return new FailureMember(
        PlannedFailure.of(
            requireNonNullElse(times, 1), new ServiceError(httpStatus, code, text, null)));
  }

  static List<PlannedFailure> toFailures(@Nullable List<FailureMember> members) {
    return members == null ? List.of() : members.stream().map(FailureMember::failure).toList();
  }
}

package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.testkit.CompletionTrigger;
import io.harvestjob.testkit.FakeJobBehaviour;
import io.harvestjob.testkit.FinalStatus;
import io.harvestjob.testkit.PlannedFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the {@code Fake} member of a job: how it behaves in the fake. */
final class FakeJobBehaviourParser {

  static final Set<String> MEMBERS =
      Set.of("FinishAfterLookups", "FinishAfterSeconds", "FinishAs", "FailNext", "LatencyMillis");
  private static final Set<String> MEMBERS_OF_A_FAILURE = Set.of("Code", "Times", "Message");

  private FakeJobBehaviourParser() {}

  static FakeJobBehaviour parse(@Nullable JsonValue fake, HarvestJob job) {
    return fake == null
        ? FakeJobBehaviour.NONE
        : HarvestJobParser.convert(fake, f -> behaviour(f.object(), job));
  }

  private static FakeJobBehaviour behaviour(JsonObject fake, HarvestJob job) {
    fake.requireOnly(MEMBERS);
    FakeJobBehaviour behaviour = behaviour(fake);
    if (job.isFinished() && !behaviour.trigger().equals(new CompletionTrigger.Manual())) {
      throw fake.position()
          .invalid(
              "a job that is %s already cannot have FinishAfterLookups or FinishAfterSeconds"
                  .formatted(job.status()));
    }
    return behaviour;
  }

  static FakeJobBehaviour behaviour(JsonObject fake) {
    return new FakeJobBehaviour(
        trigger(fake), finalStatus(fake), failures(fake, "FailNext"), latency(fake));
  }

  private static CompletionTrigger trigger(JsonObject fake) {
    JsonValue lookups = fake.find("FinishAfterLookups");
    JsonValue seconds = fake.find("FinishAfterSeconds");
    if (lookups != null && seconds != null) {
      throw seconds.position().invalid("contradicts FinishAfterLookups");
    }
    return lookups == null
        ? afterSeconds(seconds)
        : new CompletionTrigger.AfterLookups(lookups.wholeNumber());
  }

  private static CompletionTrigger afterSeconds(@Nullable JsonValue seconds) {
    return seconds == null
        ? new CompletionTrigger.Manual()
        : new CompletionTrigger.AfterDuration(Duration.ofSeconds(seconds.wholeNumber()));
  }

  private static FinalStatus finalStatus(JsonObject fake) {
    JsonValue as = fake.find("FinishAs");
    if (as == null) {
      return FinalStatus.SUCCEEDED;
    }
    if (trigger(fake).equals(new CompletionTrigger.Manual())) {
      throw as.position().invalid("needs FinishAfterLookups or FinishAfterSeconds beside it");
    }
    return finalStatus(as);
  }

  private static FinalStatus finalStatus(JsonValue as) {
    HarvestJobStatus status = new HarvestJobStatus(as.text());
    if (!status.isKnown() || !status.isFinished()) {
      throw as.position().invalid("must be SUCCEEDED or FAILED");
    }
    return new FinalStatus(status, null);
  }

  static List<PlannedFailure> failures(JsonObject fake, String member) {
    JsonValue failNext = fake.find(member);
    return failNext == null
        ? List.of()
        : failNext.elements().stream().map(FakeJobBehaviourParser::failure).toList();
  }

  private static PlannedFailure failure(JsonValue element) {
    JsonObject failure = element.object();
    failure.requireOnly(MEMBERS_OF_A_FAILURE);
    return HarvestJobParser.convert(
        element, e -> PlannedFailure.of(times(failure), error(failure)));
  }

  private static int times(JsonObject failure) {
    JsonValue times = failure.find("Times");
    return times == null ? 1 : times.wholeNumber();
  }

  /** Uses the HTTP status that AWS documents for the code. */
  private static ServiceError error(JsonObject failure) {
    JsonValue code = failure.require("Code");
    ServiceErrorType type =
        ServiceErrorType.of(code.text(), 0)
            .orElseThrow(() -> code.position().invalid("must be an error code such as " + codes()));
    String message = requireNonNullElse(failure.findText("Message"), code.text() + ", as planned");
    return new ServiceError(type.httpStatus(), code.text(), message, null);
  }

  private static String codes() {
    return String.join(
        ", ", Arrays.stream(ServiceErrorType.values()).map(ServiceErrorType::errorCode).toList());
  }

  private static Duration latency(JsonObject fake) {
    JsonValue millis = fake.find("LatencyMillis");
    return millis == null ? Duration.ZERO : Duration.ofMillis(millis.wholeNumber());
  }
}

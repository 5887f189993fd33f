package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobStatus;
import io.harvestjob.domain.spi.ServiceError;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.harvestjob.testkit.Ending;
import io.harvestjob.testkit.Failures;
import io.harvestjob.testkit.FakeBehaviour;
import io.harvestjob.testkit.Finish;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Fake} member of a job: what becomes of it. */
final class FakeReader {

  private static final Set<String> MEMBERS =
      Set.of("FinishAfterLookups", "FinishAfterSeconds", "FinishAs", "FailNext", "LatencyMillis");
  private static final Set<String> MEMBERS_OF_A_FAILURE = Set.of("Code", "Times", "Message");

  private FakeReader() {}

  static FakeBehaviour behaviour(@Nullable JsonValue fake, HarvestJob job) {
    return fake == null
        ? FakeBehaviour.NONE
        : JobReader.read(fake, f -> behaviour(f.object(), job));
  }

  private static FakeBehaviour behaviour(JsonObject fake, HarvestJob job) {
    fake.requireOnly(MEMBERS);
    FakeBehaviour behaviour =
        new FakeBehaviour(finish(fake), ending(fake), failures(fake), latency(fake));
    if (job.isFinished() && !behaviour.finish().equals(new Finish.ByHand())) {
      throw fake.place().refuse("the job cannot finish: it is %s".formatted(job.status()));
    }
    return behaviour;
  }

  private static Finish finish(JsonObject fake) {
    JsonValue lookups = fake.find("FinishAfterLookups");
    JsonValue seconds = fake.find("FinishAfterSeconds");
    if (lookups != null && seconds != null) {
      throw seconds.place().refuse("contradicts FinishAfterLookups");
    }
    return lookups == null ? afterSeconds(seconds) : new Finish.AfterLookups(lookups.wholeNumber());
  }

  private static Finish afterSeconds(@Nullable JsonValue seconds) {
    return seconds == null
        ? new Finish.ByHand()
        : new Finish.After(Duration.ofSeconds(seconds.wholeNumber()));
  }

  private static Ending ending(JsonObject fake) {
    JsonValue as = fake.find("FinishAs");
    if (as == null) {
      return Ending.SUCCEEDED;
    }
    if (finish(fake).equals(new Finish.ByHand())) {
      throw as.place().refuse("needs FinishAfterLookups or FinishAfterSeconds beside it");
    }
    return ending(as);
  }

  private static Ending ending(JsonValue as) {
    HarvestJobStatus status = new HarvestJobStatus(as.text());
    if (!status.isKnown() || !status.isFinished()) {
      throw as.place().refuse("must be SUCCEEDED or FAILED");
    }
    return new Ending(status, null);
  }

  private static List<Failures> failures(JsonObject fake) {
    JsonValue failNext = fake.find("FailNext");
    return failNext == null
        ? List.of()
        : failNext.elements().stream().map(FakeReader::failures).toList();
  }

  private static Failures failures(JsonValue element) {
    JsonObject failure = element.object();
    failure.requireOnly(MEMBERS_OF_A_FAILURE);
    return JobReader.read(element, e -> Failures.of(times(failure), error(failure)));
  }

  private static int times(JsonObject failure) {
    JsonValue times = failure.find("Times");
    return times == null ? 1 : times.wholeNumber();
  }

  /** With the status that AWS documents for what the code means. */
  private static ServiceError error(JsonObject failure) {
    JsonValue code = failure.require("Code");
    ServiceErrorType meaning =
        ServiceErrorType.of(code.text(), 0)
            .orElseThrow(() -> code.place().refuse("must be an error code such as " + codes()));
    String message = requireNonNullElse(failure.findText("Message"), code.text() + ", as planned");
    return new ServiceError(meaning.httpStatus(), code.text(), message, null);
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

package io.harvestjob.adapters.http.wire;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads answers of the service, and believes none of them. Thread-safe. */
public final class AnswerReader {

  private final HarvestJobJsonMapper mapper = new HarvestJobJsonMapperImpl();

  /**
   * The job that the answer holds. Any status of 2xx is a success and any other is not; the content
   * type is not looked at (both measured on all SDKs). A checksum must be right if there is one (as
   * the SDK for Java has it, measured).
   *
   * @param asked the id that was asked for
   * @throws HarvestJobException what the answer says instead, or that it makes no sense
   */
  public HarvestJob read(HarvestJobId asked, WireAnswer received) {
    WireAnswer answer = Gzip.removedFrom(received);
    if (answer.httpStatus() / 100 != 2) {
      throw ErrorReader.read(answer).toException();
    }
    return mapper.toAnswer(json(answer)).verify(asked, answer.httpStatus(), answer.requestId());
  }

  private static HarvestJobJson json(WireAnswer answer) {
    if (!Checksum.isRight(answer)) {
      throw notAJob(answer, null);
    }
    try {
      HarvestJobJson json = Json.readJob(answer.body());
      if (json != null) {
        return json;
      }
    } catch (IOException e) {
      throw notAJob(answer, e);
    }
    throw notAJob(answer, null);
  }

  private static NoUsableResponseException notAJob(WireAnswer answer, @Nullable IOException cause) {
    return NoUsableResponseException.notUnderstood(
        "The answer is not the JSON of a harvest job",
        answer.httpStatus(),
        answer.requestId(),
        cause);
  }
}

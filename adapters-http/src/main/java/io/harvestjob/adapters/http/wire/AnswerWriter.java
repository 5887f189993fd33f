package io.harvestjob.adapters.http.wire;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import java.util.Map;

/**
 * Writes answers in the form that every SDK tried reads right (measured): the error code without a
 * namespace in a header, and a JSON object as the body, on every status. Thread-safe.
 */
public final class AnswerWriter {

  private final HarvestJobJsonMapper mapper = new HarvestJobJsonMapperImpl();

  /** The job, with status 200. */
  public WireAnswer write(HarvestJob job, String requestId) {
    return new WireAnswer(
        200,
        Map.of(WireHeaders.CONTENT_TYPE, "application/json", WireHeaders.REQUEST_ID, requestId),
        Json.write(mapper.toJson(job)));
  }

  /**
   * The error, with the HTTP status that AWS documents for it. An error that a service sent keeps
   * its own code, words and request id. Where there was no usable answer the caller learns whether
   * trying again can help, and nothing about what is behind the server.
   *
   * @param requestId for an error that has none of its own
   */
  public WireAnswer write(HarvestJobException error, String requestId) {
    ErrorForm form = ErrorForm.of(error);
    return new WireAnswer(
        form.error().httpStatus(),
        Map.of(
            WireHeaders.CONTENT_TYPE,
            "application/json",
            WireHeaders.ERROR_TYPE,
            form.code(),
            WireHeaders.REQUEST_ID,
            error.requestId().filter(ErrorForm::fitsAHeader).orElse(requestId)),
        Json.write(Map.of("message", form.message())));
  }
}

package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.micronaut.http.HttpHeaders;
import java.util.Map;

/**
 * Writes responses in the form that every SDK tried reads right (measured): the error code without
 * a namespace in a header, and a JSON object as the body, on every status. Thread-safe.
 */
final class MediaPackageResponseWriter {

  private static final String JSON = "application/json";

  /** Returns the response that describes a job, with status 200. */
  MediaPackageResponse write(HarvestJob job, String requestId) {
    return ok(HarvestJobJsonWriter.write(job), requestId);
  }

  /** Returns the response that lists jobs, with status 200. */
  MediaPackageResponse write(HarvestJobStore.Page page, String requestId) {
    return ok(HarvestJobJsonWriter.write(page), requestId);
  }

  private static MediaPackageResponse ok(byte[] body, String requestId) {
    return new MediaPackageResponse(
        200, Map.of(HttpHeaders.CONTENT_TYPE, JSON, HeaderNames.REQUEST_ID, requestId), body);
  }

  /**
   * Returns the response that reports an error, with the HTTP status that AWS documents for it. An
   * error that a service sent keeps its own code, message and request id. Where there was no usable
   * response the caller learns whether trying again can help, and nothing about what is behind the
   * server.
   *
   * @param requestId for an error that has none of its own
   */
  MediaPackageResponse write(HarvestJobException exception, String requestId) {
    SentError error = SentError.from(exception);
    return new MediaPackageResponse(
        error.type().httpStatus(),
        Map.of(
            HttpHeaders.CONTENT_TYPE,
            JSON,
            HeaderNames.ERROR_TYPE,
            error.code(),
            HeaderNames.REQUEST_ID,
            exception.requestId().filter(SentError::fitsAHeader).orElse(requestId)),
        HarvestJobJsonWriter.writeMessage(error.message()));
  }
}

package io.harvestjob.adapters.http.protocol;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes responses in the form that every SDK tried reads right (measured): the error code without
 * a namespace in a header, and a JSON object as the body, on every status. Thread-safe.
 */
public final class MediaPackageResponseWriter {

  private static final String JSON = "application/json";

  private final HarvestJobJsonMapper mapper = new HarvestJobJsonMapperImpl();
  private final HarvestJobBodyCache bodies =
      new HarvestJobBodyCache(job -> HarvestJobJsonWriter.write(toJson(job)));

  /** Returns the response that describes a job, with status 200. */
  public MediaPackageResponse write(HarvestJob job, String requestId) {
    return ok(bodies.body(job), requestId);
  }

  /**
   * Returns the response that lists jobs, with status 200.
   *
   * @param nextToken the token of the next page, or null after the last page
   */
  public MediaPackageResponse write(
      List<HarvestJob> jobs, @Nullable String nextToken, String requestId) {
    List<HarvestJobJson> list = jobs.stream().map(this::toJson).toList();
    return ok(HarvestJobJsonWriter.write(new HarvestJobListJson(list, nextToken)), requestId);
  }

  private HarvestJobJson toJson(HarvestJob job) {
    return mapper.toJson(UnverifiedHarvestJob.of(job));
  }

  private static MediaPackageResponse ok(byte[] body, String requestId) {
    return new MediaPackageResponse(
        200, Map.of(HeaderNames.CONTENT_TYPE, JSON, HeaderNames.REQUEST_ID, requestId), body);
  }

  /**
   * Returns the response that reports an error, with the HTTP status that AWS documents for it. An
   * error that a service sent keeps its own code, message and request id. Where there was no usable
   * response the caller learns whether trying again can help, and nothing about what is behind the
   * server.
   *
   * @param requestId for an error that has none of its own
   */
  public MediaPackageResponse write(HarvestJobException exception, String requestId) {
    ErrorResponse error = ErrorResponse.from(exception);
    return new MediaPackageResponse(
        error.type().httpStatus(),
        Map.of(
            HeaderNames.CONTENT_TYPE,
            JSON,
            HeaderNames.ERROR_TYPE,
            error.code(),
            HeaderNames.REQUEST_ID,
            exception.requestId().filter(ErrorResponse::fitsAHeader).orElse(requestId)),
        HarvestJobJsonWriter.writeMessage(error.message()));
  }
}

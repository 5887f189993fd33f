package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Creates responses in the form that every SDK tried reads right (measured): the error code without
 * a namespace in a header, and a JSON object as the body, on every status.
 */
@Singleton
final class ResponseFactory {

  private static final Pattern HEADER_VALUE = Pattern.compile("[A-Za-z0-9._:/=+-]{1,128}");

  private record PageJson(List<UnverifiedHarvestJob> harvestJobs, @Nullable String nextToken) {}

  MutableHttpResponse<byte[]> create(HarvestJob job) {
    return json(HttpStatus.OK, UnverifiedHarvestJob.of(job), newRequestId());
  }

  MutableHttpResponse<byte[]> create(HarvestJobStore.Page page) {
    List<UnverifiedHarvestJob> jobs =
        page.harvestJobs().stream().map(UnverifiedHarvestJob::of).toList();
    return json(HttpStatus.OK, new PageJson(jobs, page.nextToken()), newRequestId());
  }

  MutableHttpResponse<byte[]> create(HarvestJobException error) {
    return create(error, newRequestId());
  }

  /**
   * Returns the response that reports an error, with the HTTP status that AWS documents for it. An
   * error that a service sent keeps its own code, message and request id. Where there was no usable
   * response the caller learns whether trying again can help, and nothing about what is behind the
   * server.
   *
   * @param requestId for an error that has none of its own
   */
  MutableHttpResponse<byte[]> create(HarvestJobException error, String requestId) {
    if (error instanceof NoUsableResponseException unusable) {
      return create(withoutDetails(unusable), unusable.requestId().orElse(requestId));
    }
    ServiceErrorType type =
        ServiceError.typeOf(error.getClass().getSimpleName(), HttpStatus.OK.getCode())
            .orElse(ServiceErrorType.INTERNAL_SERVER_ERROR);
    MutableHttpResponse<byte[]> response =
        json(
            HttpStatus.valueOf(type.httpStatus()),
            Map.of("message", requireNonNullElse(error.getMessage(), "")),
            error.requestId().filter(ResponseFactory::fitsAHeader).orElse(requestId));
    error
        .retryAfter()
        .ifPresent(pause -> response.header(HttpHeaders.RETRY_AFTER, roundedUpSeconds(pause)));
    return response.header(
        HeaderNames.ERROR_TYPE,
        error.errorCode().filter(ResponseFactory::fitsAHeader).orElse(type.errorCode()));
  }

  private static HarvestJobException withoutDetails(NoUsableResponseException failure) {
    return switch (failure.reason()) {
      case CONNECTION_FAILED, TIMED_OUT, INTERRUPTED ->
          ServiceErrorType.SERVICE_UNAVAILABLE.toException("The service is not available for now");
      default -> ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The service failed");
    };
  }

  /** Without the length, Micronaut closes the connection after the response to HEAD. */
  private static MutableHttpResponse<byte[]> json(
      HttpStatus status, Object value, String requestId) {
    byte[] body = HarvestJobJsonCodec.toJson(value);
    return HttpResponse.<byte[]>status(status)
        .body(body)
        .contentLength(body.length)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .header(HeaderNames.REQUEST_ID, requestId);
  }

  private static boolean fitsAHeader(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }

  static String newRequestId() {
    return UUID.randomUUID().toString();
  }

  private static String roundedUpSeconds(Duration pause) {
    return String.valueOf(pause.plusNanos(999_999_999).toSeconds());
  }
}

package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Creates Micronaut responses from those of the protocol. */
@Singleton
final class ResponseFactory {

  private final MediaPackageResponseWriter writer = new MediaPackageResponseWriter();

  MutableHttpResponse<byte[]> create(HarvestJob job) {
    return response(writer.write(job, RequestIdGenerator.next()));
  }

  MutableHttpResponse<byte[]> create(HarvestJobStore.Page page) {
    return response(writer.write(page, RequestIdGenerator.next()));
  }

  MutableHttpResponse<byte[]> create(HarvestJobException error) {
    return create(error, RequestIdGenerator.next());
  }

  MutableHttpResponse<byte[]> create(HarvestJobException error, String requestId) {
    MutableHttpResponse<byte[]> response = response(writer.write(error, requestId));
    error
        .retryAfter()
        .ifPresent(pause -> response.header(HttpHeaders.RETRY_AFTER, roundedUpSeconds(pause)));
    return response;
  }

  MutableHttpResponse<byte[]> createEmpty() {
    return HttpResponse.<byte[]>noContent()
        .header(HeaderNames.REQUEST_ID, RequestIdGenerator.next());
  }

  /** Without the length, Micronaut closes the connection after the response to HEAD. */
  private static MutableHttpResponse<byte[]> response(MediaPackageResponse written) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(written.httpStatus()))
            .body(written.body())
            .contentLength(written.body().length);
    written.headers().forEach(response::header);
    return response;
  }

  private static String roundedUpSeconds(Duration pause) {
    return String.valueOf(pause.plusNanos(999_999_999).toSeconds());
  }
}

package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.wire.HeaderNames;
import io.harvestjob.adapters.http.wire.MediaPackageResponse;
import io.harvestjob.adapters.http.wire.MediaPackageResponseWriter;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Makes what the wire writes a response of Micronaut's. */
@Singleton
final class Answers {

  private final MediaPackageResponseWriter writer = new MediaPackageResponseWriter();

  MutableHttpResponse<byte[]> of(HarvestJob job) {
    return response(writer.write(job, RequestId.next()));
  }

  MutableHttpResponse<byte[]> of(HarvestJobException error) {
    return of(error, RequestId.next());
  }

  MutableHttpResponse<byte[]> of(HarvestJobException error, String requestId) {
    return response(writer.write(error, requestId));
  }

  MutableHttpResponse<byte[]> ofNothing() {
    return HttpResponse.<byte[]>noContent().header(HeaderNames.REQUEST_ID, RequestId.next());
  }

  private static MutableHttpResponse<byte[]> response(MediaPackageResponse answer) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(answer.httpStatus())).body(answer.body());
    answer.headers().forEach(response::header);
    return response;
  }
}

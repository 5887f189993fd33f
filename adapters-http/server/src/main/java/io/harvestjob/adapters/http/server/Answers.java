package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.wire.AnswerWriter;
import io.harvestjob.adapters.http.wire.WireAnswer;
import io.harvestjob.adapters.http.wire.WireHeaders;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Makes what the wire writes a response of Micronaut's. */
@Singleton
final class Answers {

  private final AnswerWriter writer = new AnswerWriter();

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
    return HttpResponse.<byte[]>noContent().header(WireHeaders.REQUEST_ID, RequestId.next());
  }

  private static MutableHttpResponse<byte[]> response(WireAnswer answer) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(HttpStatus.valueOf(answer.httpStatus())).body(answer.body());
    answer.headers().forEach(response::header);
    return response;
  }
}

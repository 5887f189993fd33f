package io.harvestjob.adapters.http.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.adapters.http.wire.AnswerWriter;
import io.harvestjob.adapters.http.wire.WireAnswer;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.spi.ServiceError;
import io.harvestjob.domain.spi.ServiceErrorType;
import io.harvestjob.testkit.wire.HttpAnswer;
import java.util.Map;

/** What MediaPackage answers. */
final class Answers {

  static final String REQUEST_ID = "request-1";

  private Answers() {}

  static HttpAnswer of(HarvestJob job) {
    return of(new AnswerWriter().write(job, REQUEST_ID));
  }

  static HttpAnswer of(ServiceErrorType error) {
    return of(new ServiceError(error.httpStatus(), error.errorCode(), "its own words", REQUEST_ID));
  }

  static HttpAnswer of(ServiceError error) {
    return HttpAnswer.json(error.httpStatus(), "{\"message\": \"%s\"}".formatted(error.message()))
        .with("x-amzn-ErrorType", String.valueOf(error.errorCode()))
        .with("x-amzn-RequestId", String.valueOf(error.requestId()));
  }

  static HttpAnswer html(int status) {
    return HttpAnswer.of(status, "<html><body>gateway</body></html>".getBytes(UTF_8))
        .with("Content-Type", "text/html");
  }

  private static HttpAnswer of(WireAnswer answer) {
    HttpAnswer given = HttpAnswer.of(answer.httpStatus(), answer.body());
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      given = given.with(header.getKey(), header.getValue());
    }
    return given;
  }
}

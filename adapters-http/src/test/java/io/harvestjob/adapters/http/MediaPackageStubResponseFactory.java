package io.harvestjob.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.adapters.http.protocol.MediaPackageResponseWriter;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.fixtures.StubHttpResponse;
import java.util.Map;

/** Creates responses of MediaPackage for a scripted server. */
final class MediaPackageStubResponseFactory {

  static final String REQUEST_ID = "request-1";

  private MediaPackageStubResponseFactory() {}

  static StubHttpResponse of(HarvestJob job) {
    return of(new MediaPackageResponseWriter().write(job, REQUEST_ID));
  }

  static StubHttpResponse of(ServiceErrorType error) {
    return of(new ServiceError(error.httpStatus(), error.errorCode(), "its own words", REQUEST_ID));
  }

  static StubHttpResponse of(ServiceError error) {
    return StubHttpResponse.json(
            error.httpStatus(), "{\"message\": \"%s\"}".formatted(error.message()))
        .with("x-amzn-ErrorType", String.valueOf(error.errorCode()))
        .with("x-amzn-RequestId", String.valueOf(error.requestId()));
  }

  static StubHttpResponse html(int status) {
    return StubHttpResponse.of(status, "<html><body>gateway</body></html>".getBytes(UTF_8))
        .with("Content-Type", "text/html");
  }

  private static StubHttpResponse of(MediaPackageResponse response) {
    StubHttpResponse given = StubHttpResponse.of(response.httpStatus(), response.body());
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      given = given.with(header.getKey(), header.getValue());
    }
    return given;
  }
}

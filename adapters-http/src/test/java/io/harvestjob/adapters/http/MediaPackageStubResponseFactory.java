package io.harvestjob.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.fixtures.StubHttpResponse;
import java.time.Duration;

/** Creates responses of MediaPackage for a scripted server. */
final class MediaPackageStubResponseFactory {

  static final String REQUEST_ID = "request-1";

  private MediaPackageStubResponseFactory() {}

  static StubHttpResponse of(HarvestJob job) {
    return StubHttpResponse.json(200, json(UnverifiedHarvestJob.of(job)))
        .with("x-amzn-RequestId", REQUEST_ID);
  }

  private static String json(UnverifiedHarvestJob job) {
    UnverifiedHarvestJob.Destination destination = requireNonNull(job.s3Destination());
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("arn", job.arn())
            .put("channelId", job.channelId())
            .put("createdAt", job.createdAt())
            .put("endTime", job.endTime())
            .put("id", job.id())
            .put("originEndpointId", job.originEndpointId())
            .put("startTime", job.startTime())
            .put("status", job.status());
    json.putObject("s3Destination")
        .put("bucketName", destination.bucketName())
        .put("manifestKey", destination.manifestKey())
        .put("roleArn", destination.roleArn());
    return json.toString();
  }

  static StubHttpResponse of(ServiceErrorType error) {
    return of(new ServiceError(error.httpStatus(), error.errorCode(), "its own words", REQUEST_ID));
  }

  static StubHttpResponse of(ServiceError error) {
    StubHttpResponse response =
        StubHttpResponse.json(
                error.httpStatus(), "{\"message\": \"%s\"}".formatted(error.message()))
            .with("x-amzn-ErrorType", String.valueOf(error.errorCode()))
            .with("x-amzn-RequestId", String.valueOf(error.requestId()));
    Duration pause = error.retryAfter();
    return pause == null ? response : response.with("Retry-After", "" + pause.toSeconds());
  }

  static StubHttpResponse html(int status) {
    return StubHttpResponse.of(status, "<html><body>gateway</body></html>".getBytes(UTF_8))
        .with("Content-Type", "text/html");
  }
}

package io.harvestjob.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.fixtures.StubHttpResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    return object(
        member("arn", job.arn()),
        member("channelId", job.channelId()),
        member("createdAt", job.createdAt()),
        member("endTime", job.endTime()),
        member("id", job.id()),
        member("originEndpointId", job.originEndpointId()),
        "\"s3Destination\": "
            + object(
                member("bucketName", destination.bucketName()),
                member("manifestKey", destination.manifestKey()),
                member("roleArn", destination.roleArn())),
        member("startTime", job.startTime()),
        member("status", job.status()));
  }

  private static String object(String... members) {
    return Stream.of(members)
        .filter(member -> !member.isEmpty())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String member(String name, @Nullable String value) {
    return value == null
        ? ""
        : "\"%s\": \"%s\""
            .formatted(name, new String(JsonStringEncoder.getInstance().quoteAsString(value)));
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
}

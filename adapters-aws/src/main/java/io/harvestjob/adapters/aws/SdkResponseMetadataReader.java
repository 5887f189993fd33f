package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.RetryAfterParser;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageResponse;

/** Reads what responses of the SDK tell beside their body; those of a stub may tell nothing. */
final class SdkResponseMetadataReader {

  private SdkResponseMetadataReader() {}

  static @Nullable Integer httpStatus(MediaPackageResponse response) {
    SdkHttpResponse http = response.sdkHttpResponse();
    return http == null ? null : http.statusCode();
  }

  static @Nullable String requestId(MediaPackageResponse response) {
    AwsResponseMetadata metadata = response.responseMetadata();
    return metadata == null ? null : knownRequestId(metadata.requestId());
  }

  /** The SDK has a placeholder for the id of a response that has none (measured). */
  static @Nullable String knownRequestId(@Nullable String requestId) {
    return "UNKNOWN".equals(requestId) || "null".equals(requestId) ? null : requestId;
  }

  static @Nullable Duration retryAfter(@Nullable SdkHttpResponse response) {
    return response == null
        ? null
        : RetryAfterParser.parse(
            response.firstMatchingHeader(RetryAfterParser.RETRY_AFTER).orElse(null),
            response.firstMatchingHeader(RetryAfterParser.RETRY_AFTER_MILLIS).orElse(null));
  }
}

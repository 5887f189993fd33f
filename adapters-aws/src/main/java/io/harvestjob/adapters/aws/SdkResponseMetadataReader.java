package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.RetryAfterParser;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageResponse;

/** Reads what responses of the SDK tell beside their body; those of a stub may tell nothing. */
final class SdkResponseMetadataReader {

  /** The SDK's request ids for responses that have none (measured). */
  private static final Set<String> PLACEHOLDERS = Set.of("UNKNOWN", "null");

  private SdkResponseMetadataReader() {}

  static @Nullable Integer httpStatus(MediaPackageResponse response) {
    SdkHttpResponse http = response.sdkHttpResponse();
    return http == null ? null : http.statusCode();
  }

  static @Nullable String requestId(MediaPackageResponse response) {
    AwsResponseMetadata metadata = response.responseMetadata();
    return metadata == null ? null : knownRequestId(metadata.requestId());
  }

  static @Nullable String knownRequestId(@Nullable String requestId) {
    return Optional.ofNullable(requestId).filter(id -> !PLACEHOLDERS.contains(id)).orElse(null);
  }

  static @Nullable Duration retryAfter(@Nullable SdkHttpResponse response) {
    return response == null
        ? null
        : RetryAfterParser.parse(
            response.firstMatchingHeader(RetryAfterParser.RETRY_AFTER).orElse(null),
            response.firstMatchingHeader(RetryAfterParser.RETRY_AFTER_MILLIS).orElse(null));
  }
}

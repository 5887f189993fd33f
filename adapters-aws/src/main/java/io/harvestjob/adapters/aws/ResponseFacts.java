package io.harvestjob.adapters.aws;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageResponse;

/** What the SDK knows about an answer beside its body; a client made by hand may know nothing. */
final class ResponseFacts {

  /** What the SDK says when the answer has no request id (measured). */
  private static final Set<String> PLACEHOLDERS = Set.of("UNKNOWN", "null");

  private ResponseFacts() {}

  static @Nullable Integer httpStatus(MediaPackageResponse response) {
    SdkHttpResponse http = response.sdkHttpResponse();
    return http == null ? null : http.statusCode();
  }

  static @Nullable String requestId(MediaPackageResponse response) {
    AwsResponseMetadata metadata = response.responseMetadata();
    return metadata == null ? null : known(metadata.requestId());
  }

  static @Nullable String known(@Nullable String requestId) {
    return Optional.ofNullable(requestId).filter(id -> !PLACEHOLDERS.contains(id)).orElse(null);
  }
}

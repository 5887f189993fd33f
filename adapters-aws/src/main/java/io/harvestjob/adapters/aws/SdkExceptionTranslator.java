package io.harvestjob.adapters.aws;

import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;
import static java.util.Objects.requireNonNullElse;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapterkit.RetryAfterParser;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageException;

/** Translates everything that the SDK throws into the domain's exceptions. */
final class SdkExceptionTranslator {

  private final String endpoint;
  private final @Nullable ProxyServer proxy;

  /**
   * @param endpoint empty if it is not known
   */
  SdkExceptionTranslator(String endpoint, @Nullable ProxyServer proxy) {
    this.endpoint = endpoint.replaceAll("/+$", "");
    this.proxy = proxy;
  }

  <T> T translate(HarvestJobId id, Supplier<T> call) {
    try {
      return call.get();
    } catch (HarvestJobException e) {
      throw e;
    } catch (MediaPackageException e) {
      throw proxy != null && e.statusCode() == HTTP_PROXY_AUTH
          ? proxy.refusal(e.statusCode(), e) // one for http responds instead of the service
          : serviceError(e);
    } catch (AbortedException e) {
      throw interrupted(e);
    } catch (RuntimeException e) {
      throw ClientExceptionTranslator.translate(e, url(id), proxy);
    }
  }

  static NoUsableResponseException interrupted(Exception e) {
    Thread.currentThread().interrupt();
    return new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the response", e);
  }

  String url(HarvestJobId id) {
    return endpoint + "/harvest_jobs/" + id;
  }

  private static HarvestJobException serviceError(MediaPackageException e) {
    AwsErrorDetails details =
        requireNonNullElse(
            e.awsErrorDetails(), AwsErrorDetails.builder().errorMessage(e.getMessage()).build());
    return new ServiceError(
            e.statusCode(),
            code(details),
            details.errorMessage(),
            knownRequestId(e.requestId()),
            retryAfter(details.sdkHttpResponse()))
        .toException();
  }

  /** The SDK has a placeholder for the id of a response that has none (measured). */
  static @Nullable String knownRequestId(@Nullable String requestId) {
    return "UNKNOWN".equals(requestId) || "null".equals(requestId) ? null : requestId;
  }

  private static @Nullable Duration retryAfter(@Nullable SdkHttpResponse response) {
    return response == null
        ? null
        : RetryAfterParser.parse(
            response.firstMatchingHeader(RetryAfterParser.RETRY_AFTER).orElse(null),
            response.firstMatchingHeader(RetryAfterParser.RETRY_AFTER_MILLIS).orElse(null));
  }

  private static @Nullable String code(AwsErrorDetails details) {
    SdkBytes body = details.rawResponse();
    if (details.errorCode() != null || body == null) {
      return details.errorCode();
    }
    try { // what every SDK but that for Java takes for the code too (measured)
      return JsonNode.parser()
          .parse(body.asInputStream())
          .field("code")
          .filter(JsonNode::isString)
          .map(JsonNode::text)
          .orElse(null);
    } catch (RuntimeException notJson) {
      return null;
    }
  }
}

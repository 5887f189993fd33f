package io.harvestjob.adapters.aws;

import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;

import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapters.aws.FailureClassifier.Failure;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.mediapackage.model.MediaPackageException;

/** Translates everything that the SDK throws into the domain's exceptions. */
final class SdkExceptionTranslator {

  private static final Pattern PROXY_AUTHENTICATION =
      Pattern.compile("Proxy returns \"HTTP/\\S+ 407");

  private final Supplier<String> endpoint;
  private final @Nullable ProxyServer proxy;

  SdkExceptionTranslator(Supplier<String> endpoint, @Nullable ProxyServer proxy) {
    this.endpoint = endpoint;
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
      throw noUsableResponse(e, url(id));
    }
  }

  static NoUsableResponseException interrupted(Exception e) {
    Thread.currentThread().interrupt();
    return new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the response", e);
  }

  private String url(HarvestJobId id) {
    return endpoint.get().replaceAll("/+$", "") + "/harvest_jobs/" + id;
  }

  private static HarvestJobException serviceError(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return new ServiceError(
            e.statusCode(),
            details == null ? null : code(details),
            details == null ? e.getMessage() : details.errorMessage(),
            SdkResponseMetadataReader.knownRequestId(e.requestId()),
            details == null
                ? null
                : SdkResponseMetadataReader.retryAfter(details.sdkHttpResponse()))
        .toException();
  }

  private static @Nullable String code(AwsErrorDetails details) {
    String code = details.errorCode();
    return code == null ? ErrorCodeParser.parse(details.rawResponse()) : code;
  }

  private NoUsableResponseException noUsableResponse(RuntimeException e, String url) {
    Failure failure = FailureClassifier.classify(e, proxy != null);
    String message = failure.format(url, proxy, e);
    return new NoUsableResponseException(
        failure.reason(),
        message,
        isRefusedPassword(message) ? ProxyServer.PASSWORD_HINT : null,
        e);
  }

  /** Returns whether this is the message of a proxy that asks for another password, or for one. */
  static boolean isRefusedPassword(@Nullable String message) {
    return message != null && PROXY_AUTHENTICATION.matcher(message).find();
  }
}

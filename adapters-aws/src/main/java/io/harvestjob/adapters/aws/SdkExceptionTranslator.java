package io.harvestjob.adapters.aws;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.spi.ServiceError;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;

/** Translates everything that the SDK throws into the domain's exceptions. */
final class SdkExceptionTranslator {

  private final EndpointResolver endpoint;

  SdkExceptionTranslator(EndpointResolver endpoint) {
    this.endpoint = endpoint;
  }

  <T> T translate(HarvestJobId id, Supplier<T> call) {
    return translate(() -> endpoint.jobUrl(id), call);
  }

  /** The same, for calls that are about no job. */
  <T> T translate(Supplier<T> call) {
    return translate(endpoint::baseUrl, call);
  }

  private static <T> T translate(Supplier<String> url, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw serviceError(e);
    } catch (AbortedException e) {
      throw interrupted(e);
    } catch (RuntimeException e) {
      throw noUsableResponse(e, url.get());
    }
  }

  HarvestJob translateWithin(
      DeadlineExecutor executor, HarvestJobId id, Callable<HarvestJob> call) {
    try {
      return executor.call(call);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (TimeoutException e) {
      throw new NoUsableResponseException(
          Reason.TIMED_OUT, FailureClassifier.READ_TIMEOUT.formatted(endpoint.jobUrl(id)), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("The repository is closed", e);
    }
  }

  private static RuntimeException failed(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
  }

  private static HarvestJobException serviceError(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    return new ServiceError(
            e.statusCode(),
            details == null ? null : code(details),
            details == null ? e.getMessage() : details.errorMessage(),
            SdkResponseReader.knownRequestId(e.requestId()),
            details == null ? null : SdkResponseReader.retryAfter(details.sdkHttpResponse()))
        .toException();
  }

  private static @Nullable String code(AwsErrorDetails details) {
    String code = details.errorCode();
    return code == null ? ErrorCodeParser.parse(details.rawResponse()) : code;
  }

  private static NoUsableResponseException interrupted(Exception e) {
    Thread.currentThread().interrupt();
    return new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the response", e);
  }

  private static NoUsableResponseException noUsableResponse(RuntimeException e, String url) {
    FailureClassifier.Failure failure = FailureClassifier.classify(e);
    return new NoUsableResponseException(
        failure.reason(), failure.message().formatted(url, e.getMessage()), e);
  }
}

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

/** Turns everything the SDK throws into one of the domain's errors. */
final class SdkErrors {

  private final EndpointUrl endpoint;

  SdkErrors(EndpointUrl endpoint) {
    this.endpoint = endpoint;
  }

  <T> T translated(HarvestJobId id, Supplier<T> call) {
    return translated(() -> endpoint.of(id), call);
  }

  /** The same, for calls that are about no job. */
  <T> T translated(Supplier<T> call) {
    return translated(endpoint::base, call);
  }

  private static <T> T translated(Supplier<String> url, Supplier<T> call) {
    try {
      return call.get();
    } catch (AwsServiceException e) {
      throw answered(e);
    } catch (AbortedException e) {
      throw interrupted(e);
    } catch (RuntimeException e) {
      throw withoutAnswer(e, url.get());
    }
  }

  HarvestJob within(Deadline deadline, HarvestJobId id, Callable<HarvestJob> call) {
    try {
      return deadline.within(call);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (TimeoutException e) {
      throw new NoUsableResponseException(
          Reason.TIMED_OUT, NoAnswer.READ_TIMEOUT.formatted(endpoint.of(id)), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("closed", e);
    }
  }

  private static RuntimeException failed(@Nullable Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
  }

  private static HarvestJobException answered(AwsServiceException e) {
    AwsErrorDetails said = e.awsErrorDetails();
    return new ServiceError(
            e.statusCode(),
            said == null ? null : code(said),
            said == null ? e.getMessage() : said.errorMessage(),
            ResponseFacts.known(e.requestId()))
        .toException();
  }

  private static @Nullable String code(AwsErrorDetails said) {
    String code = said.errorCode();
    return code == null ? BodyCode.in(said.rawResponse()) : code;
  }

  private static NoUsableResponseException interrupted(Exception e) {
    Thread.currentThread().interrupt();
    return new NoUsableResponseException(Reason.INTERRUPTED, "Interrupted before the answer", e);
  }

  private static NoUsableResponseException withoutAnswer(RuntimeException e, String url) {
    NoAnswer why = NoAnswer.to(e);
    return new NoUsableResponseException(
        why.reason(), why.words().formatted(url, e.getMessage()), e);
  }
}

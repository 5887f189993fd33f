package io.harvestjob.adapters.http;

import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.ExecutionContext;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.harvestjob.adapters.http.protocol.DescribeResponse;
import io.harvestjob.adapters.http.protocol.DescribeResponseParser;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.http.MutableHttpRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Gets jobs on the thread that calls, by as many attempts as there may be. Thread-safe. */
final class RetryingHarvestJobClient {

  private final HttpSettings settings;
  private final DescribeRequestFactory requests;
  private final RequestSender sender;
  private final RetryBackoff backoff;
  private final ServiceClock clock;
  private final FailsafeExecutor<AttemptResult> calls;
  private final DescribeResponseParser parser = new DescribeResponseParser();

  RetryingHarvestJobClient(
      HttpSettings settings,
      RequestSigner signer,
      RequestSender sender,
      RetryBackoff backoff,
      ServiceClock clock) {
    this.settings = settings;
    this.requests = new DescribeRequestFactory(settings.endpointOverride(), signer);
    this.sender = sender;
    this.backoff = backoff;
    this.clock = clock;
    this.calls =
        Failsafe.with(Bulkhead.<AttemptResult>of(settings.maxConcurrency()))
            .compose(retryPolicy(settings.maxAttempts()));
  }

  private static RetryPolicy<AttemptResult> retryPolicy(int maxAttempts) {
    return RetryPolicy.<AttemptResult>builder()
        .handleIf((attempt, thrown) -> thrown == null && attempt.pause() != null)
        .withMaxAttempts(maxAttempts)
        .withDelayFn(call -> call.getLastResult().pause())
        .build();
  }

  URI url(HarvestJobId id) {
    return requests.url(id);
  }

  /**
   * @param signing is true while the signer runs
   */
  HarvestJob get(HarvestJobId id, AtomicBoolean signing) {
    try {
      return calls.get(call -> attempt(id, signing, call)).jobOrThrow();
    } catch (BulkheadFullException e) {
      throw ServiceErrorType.SERVICE_UNAVAILABLE.toException(
          "Too many calls at once: maxConcurrency is " + settings.maxConcurrency());
    } catch (FailsafeException e) { // the InterruptedException of a pause
      throw TransportExceptionTranslator.interrupted(e, url(id));
    }
  }

  private AttemptResult attempt(
      HarvestJobId id, AtomicBoolean signing, ExecutionContext<AttemptResult> call) {
    try {
      return new AttemptResult(find(id, signing, call, false), null, null);
    } catch (HarvestJobException e) {
      Duration pause = backoff.pause(call.getAttemptCount() + 1, e);
      Duration left = settings.apiCallTimeout().minus(call.getElapsedTime());
      boolean again = e.isRetryable() && pause.compareTo(left) < 0;
      return new AttemptResult(null, e, again ? pause : null);
    }
  }

  /** Signs again where the service refuses the time of the signature: that is no other attempt. */
  private HarvestJob find(
      HarvestJobId id, AtomicBoolean signing, ExecutionContext<?> call, boolean isCorrected) {
    Instant time = clock.now();
    MutableHttpRequest<?> request = sign(id, time, signing);
    Duration timeout = settings.apiCallAttemptTimeout().minus(call.getElapsedAttemptTime());
    DescribeResponse response = sender.send(request, timeout);
    try {
      return parser.parse(id, response);
    } catch (HarvestJobException e) {
      if (clock.correct(e, time, response.date()) && !isCorrected) {
        return find(id, signing, call, true);
      }
      throw e;
    }
  }

  private MutableHttpRequest<?> sign(HarvestJobId id, Instant time, AtomicBoolean signing) {
    signing.set(true);
    MutableHttpRequest<?> request = requests.create(id, clock.header(time));
    signing.set(false); // and not where it was interrupted
    return request;
  }
}

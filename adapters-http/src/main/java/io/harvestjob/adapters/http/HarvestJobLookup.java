package io.harvestjob.adapters.http;

import dev.failsafe.Bulkhead;
import dev.failsafe.BulkheadFullException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.harvestjob.adapters.http.protocol.MediaPackageResponse;
import io.harvestjob.adapters.http.protocol.MediaPackageResponseParser;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.ServiceErrorType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks jobs up on the thread that calls, by as many attempts as there may be. Thread-safe. */
final class HarvestJobLookup {

  private final HttpSettings settings;
  private final DescribeRequestFactory requests;
  private final RequestSender sender;
  private final RetryBackoff backoff;
  private final ServiceClock clock;
  private final FailsafeExecutor<AttemptResult> calls;
  private final MediaPackageResponseParser parser = new MediaPackageResponseParser();

  HarvestJobLookup(
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
  HarvestJob lookUp(HarvestJobId id, CallDeadline deadline, AtomicBoolean signing) {
    try {
      return calls
          .get(call -> attempt(id, deadline, signing, call.getAttemptCount() + 1))
          .jobOrThrow();
    } catch (BulkheadFullException e) {
      throw ServiceErrorType.SERVICE_UNAVAILABLE.toException(
          "Too many calls at once: maxConcurrency is " + settings.maxConcurrency());
    } catch (FailsafeException e) { // the InterruptedException of a pause
      throw TransportExceptionTranslator.interrupted(e, url(id));
    }
  }

  private AttemptResult attempt(
      HarvestJobId id, CallDeadline call, AtomicBoolean signing, int number) {
    CallDeadline deadline = CallDeadline.in(call.leftAtMost(settings.apiCallAttemptTimeout()));
    try {
      return new AttemptResult(find(id, deadline, signing, false), null, null);
    } catch (HarvestJobException e) {
      Duration pause = backoff.pause(number, e);
      return new AttemptResult(null, e, e.isRetryable() && call.isAfter(pause) ? pause : null);
    }
  }

  /** Signs again where the service refuses the time of the signature: that is no other attempt. */
  private HarvestJob find(
      HarvestJobId id, CallDeadline deadline, AtomicBoolean signing, boolean isCorrected) {
    Instant time = clock.now();
    MediaPackageResponse response = sender.send(sign(id, time, signing), deadline.left());
    try {
      return parser.parse(id, response);
    } catch (HarvestJobException e) {
      if (clock.correct(e, time, response.header("Date")) && !isCorrected) {
        return find(id, deadline, signing, true);
      }
      throw e;
    }
  }

  private DescribeRequest sign(HarvestJobId id, Instant time, AtomicBoolean signing) {
    signing.set(true);
    DescribeRequest request = requests.create(id, clock.header(time));
    signing.set(false); // and not where it was interrupted
    return request;
  }
}

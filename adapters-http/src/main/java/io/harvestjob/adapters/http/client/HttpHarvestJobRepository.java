package io.harvestjob.adapters.http.client;

import static java.util.Objects.requireNonNull;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.micronaut.http.client.RawHttpClient;
import java.util.function.Supplier;

/**
 * Finds jobs in whatever speaks MediaPackage's HTTP interface, real MediaPackage included. Tries
 * again after throttling, a 5xx and I/O errors, with growing random pauses, or after the time that
 * the service asks for, if that ends before the deadline. Answers of more than 1 MiB are refused.
 *
 * <p>Thread-safe. No lock is held during I/O. An interrupt ends a lookup at once, with the thread's
 * flag still set.
 */
public final class HttpHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final HttpSettings settings;
  private final Attempts attempts;
  private final FailsafeExecutor<Attempt> retries;
  private final Runnable closing;

  /**
   * Looks up jobs without signing, over a client of its own: created by the first lookup, closed by
   * {@link #close()}. Its threads are daemons.
   */
  public HttpHarvestJobRepository(HttpSettings settings) {
    this(settings, RequestSigner.NONE);
  }

  /** The same with signed requests. */
  public HttpHarvestJobRepository(HttpSettings settings, RequestSigner signer) {
    this(settings, signer, Backoff.DEFAULT);
  }

  /**
   * Looks up jobs over a client of the caller's, who keeps owning it: {@link #close()} leaves it
   * open. Every client that Micronaut makes is a {@link RawHttpClient}. The client's own settings
   * hold for connecting, proxies, TLS and redirects (follow none); the other time-outs and the
   * retries are those of {@code settings}.
   */
  public HttpHarvestJobRepository(
      RawHttpClient client, HttpSettings settings, RequestSigner signer) {
    this(client, settings, signer, Backoff.DEFAULT);
  }

  HttpHarvestJobRepository(
      RawHttpClient client, HttpSettings settings, RequestSigner signer, Backoff backoff) {
    this(() -> client, () -> {}, settings, signer, backoff);
    requireNonNull(client, "client");
  }

  HttpHarvestJobRepository(HttpSettings settings, RequestSigner signer, Backoff backoff) {
    this(new OwnClient(settings), settings, signer, backoff);
  }

  private HttpHarvestJobRepository(
      OwnClient client, HttpSettings settings, RequestSigner signer, Backoff backoff) {
    this(client, client::close, settings, signer, backoff);
  }

  private HttpHarvestJobRepository(
      Supplier<RawHttpClient> client,
      Runnable closing,
      HttpSettings settings,
      RequestSigner signer,
      Backoff backoff) {
    this.settings = requireNonNull(settings, "settings");
    Requests requests = new Requests(settings.endpoint(), requireNonNull(signer, "signer"));
    this.attempts = new Attempts(client, settings, requests, backoff);
    this.retries = Failsafe.with(retryPolicy(settings.maxAttempts()));
    this.closing = closing;
  }

  /**
   * The job, as the port has it.
   *
   * @throws IllegalStateException if this was closed
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    Deadline deadline = Deadline.in(settings.totalTimeout());
    try {
      return retries
          .get(lookup -> attempts.make(lookup.getAttemptCount() + 1, id, deadline))
          .result();
    } catch (FailsafeException e) {
      throw NoAnswers.interrupted(e, Endpoints.of(id, settings.endpoint()));
    }
  }

  /** Closes the client if this created it; more than once does no harm. */
  @Override
  public void close() {
    closing.run();
  }

  private static RetryPolicy<Attempt> retryPolicy(int maxAttempts) {
    return RetryPolicy.<Attempt>builder()
        .handleIf((attempt, bug) -> bug == null && attempt.isWorthRepeating())
        .withMaxAttempts(maxAttempts)
        .withDelayFn(lookup -> lookup.getLastResult().pause())
        .build();
  }
}

package io.harvestjob.adapters.http;

import static java.util.Objects.requireNonNull;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import io.harvestjob.adapterkit.ProxyResolver;
import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.adapters.http.protocol.MediaPackageResponseParser;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceUnavailableException;
import io.micronaut.http.client.RawHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Finds jobs in whatever speaks MediaPackage's HTTP interface, real MediaPackage included if the
 * requests are signed. A call tries again after throttling, a 5xx and I/O errors, with growing
 * random pauses, or after the time that the service asks for, if that ends before the deadline.
 * Responses of more than 1 MiB are refused.
 *
 * <p>Thread-safe. No lock is held during I/O. An interrupt ends a call at once, with the thread's
 * flag still set.
 */
public final class HttpHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  /** Failsafe cuts its pauses to whole milliseconds. */
  private static final Duration PAUSE_PRECISION = Duration.ofMillis(1);

  private final RequestSender sender;
  private final boolean ownsClient;
  private final HttpSettings settings;
  private final TimeLimitedSigner signer;
  private final DescribeRequestFactory requests;
  private final Semaphore calls;
  private final RequestExecutor executor;
  private final RetryPolicyFactory retryPolicies;
  private final MediaPackageResponseParser parser = new MediaPackageResponseParser();
  private volatile boolean closed;

  /**
   * Creates a repository that sends unsigned requests over a client of its own, which {@link
   * #close()} closes. Its threads are daemons.
   */
  public HttpHarvestJobRepository(HttpSettings settings) {
    this(settings, RequestSigner.NONE);
  }

  /**
   * Creates a repository that sends signed requests over a client of its own. Proxies are those of
   * {@link ProxyResolver}.
   *
   * @throws NoUsableResponseException with the reason {@code MISCONFIGURED}, if a proxy is
   *     configured that is none, or the HTTP client on the class path cannot be used
   */
  public HttpHarvestJobRepository(HttpSettings settings, RequestSigner signer) {
    this(
        ProxyResolver.ofSystem()
            .resolve(requireNonNull(settings, "settings").endpointOverride())
            .orElse(null),
        settings,
        signer);
  }

  private HttpHarvestJobRepository(
      @Nullable ProxyServer proxy, HttpSettings settings, RequestSigner signer) {
    this(
        EngineClientFactory.create(settings, proxy),
        true,
        proxy,
        settings,
        signer,
        RetryPolicyFactory.RANDOM);
  }

  /**
   * Creates a repository that sends requests over a client of the caller's, who closes it: {@link
   * #close()} leaves it open. Every client that Micronaut makes is a {@link RawHttpClient}. The
   * client's own settings hold for connecting, proxies, TLS and redirects (follow none); the
   * greatest length of a response, the other time-outs and the retries are the repository's.
   */
  public HttpHarvestJobRepository(
      RawHttpClient client, HttpSettings settings, RequestSigner signer) {
    this(
        new RawHttpClientSender(
            requireNonNull(client, "client"), requireNonNull(settings, "settings")),
        false,
        null,
        settings,
        signer,
        RetryPolicyFactory.RANDOM);
  }

  HttpHarvestJobRepository(
      RequestSender sender,
      boolean ownsClient,
      @Nullable ProxyServer proxy,
      HttpSettings settings,
      RequestSigner signer,
      DoubleSupplier random) {
    this.sender = sender;
    this.ownsClient = ownsClient;
    this.settings = settings;
    this.signer =
        new TimeLimitedSigner(requireNonNull(signer, "signer"), settings.maxConcurrency());
    this.requests = new DescribeRequestFactory(settings.endpointOverride(), this.signer);
    this.calls = new Semaphore(settings.maxConcurrency());
    this.executor = new RequestExecutor(sender, new TransportExceptionTranslator(proxy));
    this.retryPolicies = new RetryPolicyFactory(settings.maxAttempts(), random);
  }

  /**
   * Returns the job, as the port has it. It blocks, and must not be called by a thread that is not
   * allowed to, such as one of an event loop.
   *
   * @throws ServiceUnavailableException also at once, if {@link HttpSettings#maxConcurrency()}
   *     calls are running
   * @throws NoUsableResponseException also at once, if the calling thread must not block
   * @throws IllegalStateException if this was closed
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    requireThatThreadMayBlock();
    if (!calls.tryAcquire()) {
      throw ServiceErrorType.SERVICE_UNAVAILABLE.toException(
          "Too many calls at once: maxConcurrency is " + settings.maxConcurrency());
    }
    try {
      return call(id, CallDeadline.in(settings.apiCallTimeout()));
    } finally {
      calls.release();
    }
  }

  private static void requireThatThreadMayBlock() {
    if (Schedulers.isInNonBlockingThread()) {
      throw new NoUsableResponseException(
          Reason.MISCONFIGURED,
          "Called on the thread "
              + Thread.currentThread().getName()
              + ", which must not block: use another one, in Micronaut with @ExecuteOn",
          null);
    }
  }

  private HarvestJob call(HarvestJobId id, CallDeadline deadline) {
    try {
      return Failsafe.with(retryPolicies.create(deadline))
          .get(call -> attempt(id, deadline, call.getLastException()));
    } catch (FailsafeException e) { // the InterruptedException of a pause, and nothing else
      throw TransportExceptionTranslator.interrupted(e, requests.url(id));
    }
  }

  private HarvestJob attempt(
      HarvestJobId id, CallDeadline callDeadline, @Nullable Throwable previousFailure) {
    if (closed) {
      throw new IllegalStateException("The repository is closed");
    }
    if (previousFailure instanceof HarvestJobException e
        && !callDeadline.isAfter(PAUSE_PRECISION)) {
      throw e;
    }
    CallDeadline deadline =
        CallDeadline.in(callDeadline.leftAtMost(settings.apiCallAttemptTimeout()));
    return parser.parse(
        id, executor.execute(requests.create(id, deadline.left()), deadline.left()));
  }

  /** Closes the client if this repository created it; more than once does no harm. */
  @Override
  public void close() {
    signer.close();
    if (ownsClient) {
      closed = true;
      closeClient();
    }
  }

  private void closeClient() {
    try {
      sender.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

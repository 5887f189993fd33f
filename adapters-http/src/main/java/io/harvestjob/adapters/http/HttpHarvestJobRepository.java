package io.harvestjob.adapters.http;

import static java.util.Objects.requireNonNull;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.adapterkit.ProxyResolver;
import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceUnavailableException;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.client.RawHttpClient;
import java.time.Clock;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Finds jobs in whatever speaks MediaPackage's HTTP interface, real MediaPackage included if the
 * requests are signed. A call tries again after throttling, a 5xx and I/O errors, with growing
 * random pauses, or after the time that the service asks for, if that ends before the deadline.
 * Where the service refuses a signature for its time, the request is signed and sent again with the
 * time of the service, which is no other attempt. Responses of more than 1 MiB are refused.
 *
 * <p>A call runs on another thread than its caller's, without its thread-locals; the propagated
 * context of Micronaut goes along. Its deadline and an interrupt hold whatever it hangs in: the
 * resolver, the signer, the service. An interrupt ends it at once, with the thread's flag still
 * set.
 *
 * <p>Thread-safe. No lock is held during I/O.
 */
public final class HttpHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final HttpSettings settings;
  private final RetryingHarvestJobClient client;
  private final DeadlineExecutor executor;
  private final Runnable closeClient;

  /**
   * Creates a repository that sends unsigned requests over a client of its own, which {@link
   * #close()} closes. Its threads are daemons.
   */
  public HttpHarvestJobRepository(HttpSettings settings) {
    this(settings, RequestSigner.NONE);
  }

  /**
   * Creates a repository that sends signed requests over a client of its own: Micronaut's, with the
   * HTTP client of the JDK inside. Proxies are those of {@link ProxyResolver}; a user and a
   * password are sent to the proxy with the first request, and to nobody else.
   *
   * @throws NoUsableResponseException with the reason {@code MISCONFIGURED}, if a proxy is
   *     configured that is none, or the client cannot be created, for want of a trust store say
   */
  public HttpHarvestJobRepository(HttpSettings settings, RequestSigner signer) {
    this(
        requireNonNull(settings, "settings"),
        requireNonNull(signer, "signer"),
        JdkEngineClient.create(settings));
  }

  private HttpHarvestJobRepository(
      HttpSettings settings, RequestSigner signer, JdkEngineClient client) {
    this(settings, retrying(client.client(), settings, signer, client.proxy()), client::close);
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
        requireNonNull(settings, "settings"),
        retrying(
            requireNonNull(client, "client"), settings, requireNonNull(signer, "signer"), null),
        () -> {});
  }

  HttpHarvestJobRepository(
      HttpSettings settings, RetryingHarvestJobClient client, Runnable closeClient) {
    this.settings = settings;
    this.client = client;
    this.executor = DeadlineExecutor.of(settings.executor(), "harvestjob-http");
    this.closeClient = closeClient;
  }

  private static RetryingHarvestJobClient retrying(
      RawHttpClient client,
      HttpSettings settings,
      RequestSigner signer,
      @Nullable ProxyServer proxy) {
    return new RetryingHarvestJobClient(
        settings,
        signer,
        new RequestSender(client, settings, proxy),
        RetryBackoff.RANDOM,
        new ServiceClock(Clock.systemUTC()));
  }

  /**
   * Returns the job, as the port has it. It blocks, and must not be called by a thread that is not
   * allowed to, such as one of an event loop.
   *
   * @throws ServiceUnavailableException also at once, if {@link HttpSettings#maxConcurrency()}
   *     calls are running
   * @throws NoUsableResponseException also at once, if the calling thread must not block
   * @throws IllegalStateException if this was closed, also while the call runs
   */
  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    requireThatThreadMayBlock();
    AtomicBoolean signing = new AtomicBoolean();
    Supplier<HarvestJob> call = () -> client.get(id, signing);
    String url = client.url(id).toString();
    try {
      return executor.call(PropagatedContext.wrapCurrent(call), settings.apiCallTimeout(), url);
    } catch (NoUsableResponseException e) {
      throw signing.get() && e.getCause() instanceof TimeoutException
          ? new NoUsableResponseException(
              Reason.TIMED_OUT, "Timed out while signing the request to \"%s\"".formatted(url), e)
          : e;
    }
  }

  private static void requireThatThreadMayBlock() {
    if (Schedulers.isInNonBlockingThread()) {
      throw new NoUsableResponseException(
          Reason.MISCONFIGURED,
          "Called on the thread %s, which must not block: use another one, in Micronaut @ExecuteOn"
              .formatted(Thread.currentThread().getName()),
          null);
    }
  }

  /**
   * Ends all calls, the threads that are this repository's, and its connections, unless the client
   * is the caller's. More than once does no harm.
   */
  @Override
  public void close() {
    executor.close();
    closeClient.run();
  }
}

package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.ServiceErrorType;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.micronaut.context.LifeCycle;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs lookups that may block on a bounded number of threads. There is no queue, because a lookup
 * that waits for others to end would come late itself: it is refused at once instead.
 */
@Singleton
final class LookupExecutor implements GracefulShutdownCapable, LifeCycle<LookupExecutor> {

  /** The time that lookups in flight get to end when the server is closed. */
  static final Duration GRACE_PERIOD = Duration.ofSeconds(20);

  private static final long MAX_IDLE_SECONDS = 30;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Set<Lookup> inFlight = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1);
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MediaPackageServer.MAX_CONCURRENT_LOOKUPS,
          MAX_IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>());
  private final ServerSettings settings;
  private final Duration gracePeriod;

  @Inject
  LookupExecutor(ServerSettings settings) {
    this(settings, GRACE_PERIOD);
  }

  LookupExecutor(ServerSettings settings, Duration gracePeriod) {
    this.settings = settings;
    this.gracePeriod = gracePeriod;
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /**
   * Runs a lookup, on the calling thread if lookups do not block. Cancelling the result interrupts
   * it.
   */
  <T> CompletableFuture<T> submit(Supplier<T> lookup) {
    return settings.blocking()
        ? submitBlocking(lookup)
        : CompletableFuture.completedFuture(lookup.get());
  }

  private <T> CompletableFuture<T> submitBlocking(Supplier<T> lookup) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      limit(new Lookup(result, threads.submit(() -> run(lookup, result))));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          unavailable(
              "Too many lookups at once: the limit is "
                  + MediaPackageServer.MAX_CONCURRENT_LOOKUPS));
    }
    return result;
  }

  private void limit(Lookup lookup) {
    ScheduledFuture<?> deadline =
        deadlines.schedule(
            () -> lookup.abort(timedOut()),
            settings.lookupTimeout().toNanos(),
            TimeUnit.NANOSECONDS);
    inFlight.add(lookup);
    var unused =
        lookup
            .result()
            .whenComplete(
                (value, thrown) -> {
                  deadline.cancel(false);
                  inFlight.remove(lookup);
                  if (thrown instanceof CancellationException) {
                    lookup.run().cancel(true);
                  }
                });
  }

  private static <T> void run(Supplier<T> lookup, CompletableFuture<T> result) {
    try {
      result.complete(lookup.get());
    } catch (Throwable thrown) {
      result.completeExceptionally(thrown);
    }
  }

  private HarvestJobException timedOut() {
    return new NoUsableResponseException(
        Reason.TIMED_OUT,
        "A lookup took more than %s ms".formatted(settings.lookupTimeout().toMillis()),
        null);
  }

  private static HarvestJobException unavailable(String message) {
    ServiceErrorType type = ServiceErrorType.SERVICE_UNAVAILABLE;
    return type.toException(
        new HarvestJobException.Details(
            message, type.httpStatus(), type.errorCode(), null, RETRY_AFTER));
  }

  /** Accepts no more lookups, and aborts those that do not end within the grace period. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    threads.shutdown();
    var unused =
        deadlines.schedule(
            () ->
                inFlight.forEach(
                    lookup -> lookup.abort(unavailable("The server is shutting down"))),
            gracePeriod.toMillis(),
            TimeUnit.MILLISECONDS);
    return CompletableFuture.allOf(
            inFlight.stream().map(Lookup::result).toArray(CompletableFuture[]::new))
        .exceptionally(failedLookup -> null);
  }

  @Override
  public boolean isRunning() {
    return !deadlines.isShutdown();
  }

  @Override
  public LookupExecutor stop() {
    threads.shutdownNow();
    deadlines.shutdownNow();
    return this;
  }

  private record Lookup(CompletableFuture<?> result, Future<?> run) {
    void abort(HarvestJobException reason) {
      if (result.completeExceptionally(reason)) {
        run.cancel(true);
      }
    }
  }
}

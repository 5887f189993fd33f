package io.harvestjob.adapters.http.server;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoopGroup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs lookups on a bounded number of threads. */
@Singleton
final class LookupExecutor implements GracefulShutdownCapable {

  /** The time that lookups in flight get to end when the server is closed. */
  static final Duration GRACE_PERIOD = Duration.ofSeconds(20);

  private final DeadlineExecutor threads =
      DeadlineExecutor.create("lookup", MediaPackageServer.MAX_CONCURRENT_LOOKUPS);
  private final ServerSettings settings;
  private final EventLoopGroup timer;

  LookupExecutor(ServerSettings settings, EventLoopGroup timer) {
    this.settings = settings;
    this.timer = timer;
  }

  /**
   * Runs a lookup, which is interrupted at its deadline, and when its client has gone.
   *
   * @throws io.harvestjob.domain.ServiceUnavailableException if too many lookups are in progress
   */
  <T> CompletableFuture<T> submit(Supplier<T> lookup, Channel client) {
    CompletableFuture<T> result = new CompletableFuture<>();
    FutureTask<?> run =
        new FutureTask<>(() -> result.completeAsync(lookup, Runnable::run).isDone());
    start(run);
    Future<?> deadline =
        client
            .eventLoop()
            .schedule(
                () -> result.completeExceptionally(timedOut()),
                settings.lookupTimeout().toNanos(),
                TimeUnit.NANOSECONDS);
    ChannelFutureListener clientHasGone =
        closed ->
            result.completeExceptionally(
                ServiceErrorType.SERVICE_UNAVAILABLE.toException("The client has gone"));
    client.closeFuture().addListener(clientHasGone);
    return result.whenComplete(
        (value, thrown) -> {
          deadline.cancel(false);
          client.closeFuture().removeListener(clientHasGone);
          if (client.eventLoop().inEventLoop()) { // and not at the end of the lookup itself
            run.cancel(true);
          }
        });
  }

  private void start(Runnable lookup) {
    try {
      threads.execute(lookup);
    } catch (IllegalStateException closed) {
      throw ServiceErrorType.SERVICE_UNAVAILABLE.toException("The server is shutting down");
    }
  }

  private Exception timedOut() {
    return new NoUsableResponseException(
        Reason.TIMED_OUT,
        "A lookup took more than %s ms".formatted(settings.lookupTimeout().toMillis()),
        null);
  }

  /** Interrupts the lookups that do not end within the grace period. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    var unused = timer.schedule(threads::close, GRACE_PERIOD.toSeconds(), TimeUnit.SECONDS);
    return CompletableFuture.completedFuture(null);
  }

  @PreDestroy
  void stop() {
    threads.close();
  }
}

package io.harvestjob.adapters.http.server;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs lookups on a bounded number of threads. There is no queue, because a lookup that waits for
 * others to end would come late itself: it is refused at once instead.
 */
@Singleton
final class LookupExecutor implements GracefulShutdownCapable {

  /** The time that lookups in flight get to end when the server is closed. */
  static final Duration GRACE_PERIOD = Duration.ofSeconds(20);

  private static final long MAX_IDLE_SECONDS = 30;

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MediaPackageServer.MAX_CONCURRENT_LOOKUPS,
          MAX_IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new DefaultThreadFactory("lookup", true));
  private final ServerSettings settings;
  private final EventLoopGroup timer;

  LookupExecutor(ServerSettings settings, EventLoopGroup timer) {
    this.settings = settings;
    this.timer = timer;
  }

  /**
   * Runs a lookup, which is interrupted at its deadline, and when its client has gone.
   *
   * @throws java.util.concurrent.RejectedExecutionException if too many lookups are in progress
   */
  <T> CompletableFuture<T> submit(Supplier<T> lookup, Channel client) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable completion =
        () -> {
          var unused = result.completeAsync(lookup, Runnable::run);
        };
    Future<?> run = threads.submit(completion);
    Future<?> deadline =
        client
            .eventLoop()
            .schedule(
                () -> result.completeExceptionally(timedOut()),
                settings.lookupTimeout().toNanos(),
                TimeUnit.NANOSECONDS);
    ChannelFutureListener clientHasGone = closed -> result.cancel(true);
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

  private Exception timedOut() {
    return new NoUsableResponseException(
        Reason.TIMED_OUT,
        "A lookup took more than %s ms".formatted(settings.lookupTimeout().toMillis()),
        null);
  }

  /** Interrupts the lookups that do not end within the grace period. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    var unused = timer.schedule(threads::shutdownNow, GRACE_PERIOD.toSeconds(), TimeUnit.SECONDS);
    return CompletableFuture.completedFuture(null);
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}

package io.harvestjob.adapters.aws;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * Resolves credentials within a deadline, and tells which source failed and why. One lookup serves
 * all callers that come while it runs, and for a second. After a failure the source is created
 * anew, so that nothing that it has read outlives the failure. Thread-safe.
 */
final class CredentialsResolver implements IdentityProvider<AwsCredentialsIdentity>, AutoCloseable {

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Supplier<CredentialsSource> sources;
  private final DeadlineExecutor executor;
  private final LongSupplier nanoTime;
  private @Nullable Lookup latest;
  private boolean closed;

  CredentialsResolver(
      Supplier<CredentialsSource> sources, DeadlineExecutor executor, LongSupplier nanoTime) {
    this.sources = sources;
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /**
   * @throws NoUsableResponseException if the source fails, the time is over, or the calling thread
   *     is interrupted
   */
  AwsCredentialsIdentity resolve(Duration timeout) {
    Lookup lookup = current();
    try {
      return lookup.result.get(timeout.toNanos(), NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw lookup.timedOut(e);
    } catch (InterruptedException e) {
      throw SdkExceptionTranslator.interrupted(e);
    }
  }

  @Override
  public Class<AwsCredentialsIdentity> identityType() {
    return AwsCredentialsIdentity.class;
  }

  /** Returns what {@link #resolve} has found just before. */
  @Override
  public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
    return current().result.copy();
  }

  private synchronized Lookup current() {
    if (closed) {
      throw new IllegalStateException("Closed");
    }
    if (latest == null || nanoTime.getAsLong() - latest.usableUntil >= 0) {
      Lookup next = new Lookup(latest == null ? null : latest.sourceToKeep());
      executor.execute(next);
      latest = next;
    }
    return latest;
  }

  /** Ends the lookup that runs; a source that is still asked is closed after that. */
  @Override
  public synchronized void close() {
    closed = true;
    if (latest != null) {
      latest.close();
    }
  }

  /** One lookup, for as many callers as there are. */
  private final class Lookup implements Runnable {

    private final CompletableFuture<AwsCredentialsIdentity> result = new CompletableFuture<>();
    private volatile @Nullable CredentialsSource source;
    private volatile long usableUntil = nanoTime.getAsLong() + LONGEST.toNanos();

    private Lookup(@Nullable CredentialsSource source) {
      this.source = source;
    }

    @Override
    public void run() {
      try {
        CredentialsSource chosen = source == null ? sources.get() : source;
        source = chosen;
        AwsCredentialsIdentity identity = chosen.resolve();
        keepFor(FRESH);
        if (!result.complete(identity)) {
          closeSource();
        }
      } catch (RuntimeException | Error e) {
        keepFor(isOfNoSource(e) ? Duration.ZERO : FRESH);
        closeSource();
        result.completeExceptionally(e);
      }
    }

    /** Where nothing is configured the next caller looks again, for that costs nothing. */
    private static boolean isOfNoSource(Throwable failure) {
      return failure instanceof NoUsableResponseException e && e.reason() == Reason.NOT_CONFIGURED;
    }

    private void keepFor(Duration time) {
      usableUntil = nanoTime.getAsLong() + time.toNanos();
    }

    /** Returns no source if it has failed, or hangs. */
    private @Nullable CredentialsSource sourceToKeep() {
      result.completeExceptionally(timedOut(new TimeoutException()));
      return result.isCompletedExceptionally() ? null : source;
    }

    private NoUsableResponseException timedOut(TimeoutException e) {
      String from = source == null ? "" : " from " + source.name();
      return new NoUsableResponseException(
          Reason.TIMED_OUT, "Timed out while retrieving credentials" + from, e);
    }

    private void close() {
      if (!result.completeExceptionally(new IllegalStateException("Closed"))) {
        closeSource();
      }
    }

    private void closeSource() {
      if (source != null) {
        source.close();
      }
    }
  }
}

package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
  private volatile String nameThatWorked = "";
  private @Nullable Lookup latest;

  CredentialsResolver(
      Supplier<CredentialsSource> sources, DeadlineExecutor executor, LongSupplier nanoTime) {
    this.sources = sources;
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /**
   * @throws NoUsableResponseException if the source fails (the reason is final, unless it has
   *     worked before), the time is over, or the calling thread is interrupted
   */
  AwsCredentialsIdentity resolve(Duration timeout) {
    try {
      return executor.call(this::await, timeout, "the source of credentials");
    } catch (NoUsableResponseException e) {
      throw e.getCause() instanceof TimeoutException
          ? new NoUsableResponseException(
              Reason.TIMED_OUT, "Timed out while retrieving credentials" + fromSource(), e)
          : e;
    }
  }

  @Override
  public Class<AwsCredentialsIdentity> identityType() {
    return AwsCredentialsIdentity.class;
  }

  /** Returns what {@link #resolve} has found just before. */
  @Override
  public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
    return CompletableFuture.completedFuture(await());
  }

  private AwsCredentialsIdentity await() {
    try {
      return current().task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw SdkExceptionTranslator.interrupted(e);
    }
  }

  private synchronized Lookup current() {
    Lookup lookup = latest;
    if (lookup == null || !lookup.isUsable()) {
      lookup = new Lookup(lookup == null || lookup.hasFailed() ? null : lookup.source);
      executor.execute(lookup.task);
      latest = lookup;
    }
    return lookup;
  }

  private synchronized String fromSource() {
    CredentialsSource source = latest == null ? null : latest.source;
    return source == null ? "" : " from " + source.name();
  }

  @Override
  public synchronized void close() {
    if (latest != null) {
      latest.closeSource();
    }
  }

  /** One lookup, for as many callers as there are. */
  private final class Lookup {

    private final FutureTask<AwsCredentialsIdentity> task = new FutureTask<>(this::lookUp);
    private final long started = nanoTime.getAsLong();
    private volatile @Nullable CredentialsSource source;
    private volatile @Nullable Reason failure;
    private volatile long ended;

    private Lookup(@Nullable CredentialsSource source) {
      this.source = source;
    }

    private AwsCredentialsIdentity lookUp() {
      try {
        CredentialsSource chosen = source == null ? sources.get() : source;
        source = chosen;
        AwsCredentialsIdentity identity = chosen.resolve(chosen.name().equals(nameThatWorked));
        nameThatWorked = chosen.name();
        return identity;
      } catch (NoUsableResponseException e) {
        failure = e.reason();
        closeSource();
        throw e;
      } finally {
        ended = nanoTime.getAsLong();
      }
    }

    /** Where nothing was configured the next caller looks again, for that costs nothing. */
    private boolean isUsable() {
      return task.isDone()
          ? failure != Reason.NOT_CONFIGURED && isWithin(FRESH, ended)
          : isWithin(LONGEST, started);
    }

    private boolean isWithin(Duration limit, long start) {
      return nanoTime.getAsLong() - start < limit.toNanos();
    }

    private boolean hasFailed() {
      return failure != null || !task.isDone();
    }

    private void closeSource() {
      if (source != null) {
        source.close();
      }
    }
  }
}

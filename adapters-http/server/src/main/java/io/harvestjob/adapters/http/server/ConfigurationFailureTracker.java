package io.harvestjob.adapters.http.server;

import io.harvestjob.domain.NoUsableResponseException.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the latest lookups all failed because this server is not configured as it must be.
 * After a minute without lookups that is unknown, so that a server which gets no requests until it
 * is ready is tried again.
 */
@Singleton
final class ConfigurationFailureTracker {

  private static final long MEMORY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private volatile @Nullable Failure latest;

  @Inject
  ConfigurationFailureTracker() {
    this(System::nanoTime);
  }

  ConfigurationFailureTracker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void onSuccess() {
    if (latest != null) {
      latest = null;
    }
  }

  void onFailure(Reason reason) {
    latest =
        reason == Reason.NOT_CONFIGURED || reason == Reason.MISCONFIGURED
            ? new Failure(reason, nanoTime.getAsLong())
            : null;
  }

  Optional<Reason> configurationFailure() {
    return Optional.ofNullable(latest)
        .filter(failure -> nanoTime.getAsLong() - failure.nanos() < MEMORY_NANOS)
        .map(Failure::reason);
  }

  private record Failure(Reason reason, long nanos) {}
}

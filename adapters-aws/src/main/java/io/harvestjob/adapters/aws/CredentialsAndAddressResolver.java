package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.AddressCachePolicy;
import io.harvestjob.adapterkit.ProxyServer;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Resolves what a call needs before it is sent, so that the deadline holds for that too: the
 * credentials, and the address of the host, which the JVM then has in its cache.
 */
final class CredentialsAndAddressResolver {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration ADDRESS_IS_FRESH = Duration.ofSeconds(1);

  private final CredentialsResolver credentials;
  private final String host;
  private final @Nullable TimeLimitedSupplier<InetAddress> address;
  private final Duration timeout;
  private final LongSupplier nanoTime;

  CredentialsAndAddressResolver(ResolvedSettings resolved) {
    this(resolved, System::nanoTime);
  }

  CredentialsAndAddressResolver(ResolvedSettings resolved, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.credentials = resolved.credentials();
    this.timeout = resolved.settings().apiCallTimeout();
    this.host = resolved.proxy().map(ProxyServer::host).orElse(resolved.endpoint().getHost());
    this.address =
        resolved.settings().httpClient() == null
            ? new TimeLimitedSupplier<>(
                () -> InetAddress.getByName(host),
                AddressCachePolicy.ofSystem().timeToLive(ADDRESS_IS_FRESH),
                resolved.executor())
            : null;
  }

  /** Resolves both, and returns how much of the time for the call is left. */
  Duration resolve() {
    long start = nanoTime.getAsLong();
    credentials.resolve(timeout);
    if (address != null) {
      resolveAddress(address, left(start));
    }
    return left(start);
  }

  private Duration left(long start) {
    Duration left = timeout.minusNanos(nanoTime.getAsLong() - start);
    return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  private void resolveAddress(TimeLimitedSupplier<InetAddress> address, Duration left) {
    try {
      address.get(left);
    } catch (ExecutionException unknown) {
      return; // connecting will tell
    } catch (TimeoutException e) {
      throw new NoUsableResponseException(
          Reason.TIMED_OUT, "Timed out while looking up the address of " + host, e);
    } catch (InterruptedException e) {
      throw SdkExceptionTranslator.interrupted(e);
    }
  }
}

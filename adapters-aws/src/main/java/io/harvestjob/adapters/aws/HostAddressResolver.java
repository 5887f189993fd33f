package io.harvestjob.adapters.aws;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.spi.AddressCachePolicy;
import io.harvestjob.domain.spi.ProxyServer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Resolves the address of the host that requests are sent to, within a deadline, so that the JVM
 * has it in its cache when the connection is made.
 */
final class HostAddressResolver {

  private static final Duration ADDRESS_IS_FRESH = Duration.ofSeconds(1);

  private final String host;
  private final TimeLimitedSupplier<InetAddress> address;

  HostAddressResolver(ResolvedSettings resolved) {
    this.host = resolved.proxy().map(ProxyServer::host).orElse(resolved.endpoint().getHost());
    this.address =
        new TimeLimitedSupplier<>(
            () -> InetAddress.getByName(host),
            AddressCachePolicy.ofSystem().timeToLive(ADDRESS_IS_FRESH),
            resolved.executor());
  }

  void resolve(Duration timeout) {
    try {
      address.get(timeout);
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

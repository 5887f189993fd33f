package io.harvestjob.adapters.http.server;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;

/**
 * A counter of whoever starts a {@link MediaPackageServer}, shown at {@code /prometheus}.
 *
 * @param name as Prometheus wants it, without the suffix {@code _total}
 * @param help what it counts
 * @param value returns the count so far, which never goes down; thread-safe
 */
public record SuppliedCounter(String name, String help, LongSupplier value) {

  /**
   * Checks the components.
   *
   * @throws NullPointerException naming the component that is null
   */
  public SuppliedCounter {
    requireNonNull(name, "name");
    requireNonNull(help, "help");
    requireNonNull(value, "value");
  }
}

package io.harvestjob.testkit.wire;

import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire. Immutable and thread-safe.
 *
 * @param method as sent
 * @param target path and query as sent, nothing decoded
 * @param headers by name, whose case does not matter; of two with one name the last
 */
public record ReceivedRequest(String method, String target, Map<String, String> headers) {

  /** The header with this name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}

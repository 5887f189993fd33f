package io.harvestjob.testkit.stub;

import java.util.Map;
import java.util.Optional;

/**
 * A request as a {@link StubServer} received it. Immutable and thread-safe.
 *
 * @param method the HTTP method as sent
 * @param target the path and query as sent, not decoded
 * @param headers the headers by name, which is found in any case; of two with one name the last
 */
public record ReceivedRequest(String method, String target, Map<String, String> headers) {

  /** Returns the header with this name in any case, or empty. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}

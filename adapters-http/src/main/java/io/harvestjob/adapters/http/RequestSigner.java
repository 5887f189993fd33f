package io.harvestjob.adapters.http;

import io.harvestjob.domain.NoUsableResponseException;
import java.net.URI;
import java.util.Map;

/**
 * Signs requests, with SigV4 or anything else that travels in headers. It is called anew for each
 * attempt, on the thread of the call, which is interrupted when the deadline of the call has
 * passed; it must be thread-safe. Unchecked exceptions reach the caller as they are.
 */
@FunctionalInterface
public interface RequestSigner {

  /** The signer that leaves requests unsigned. */
  RequestSigner NONE = (method, uri, headers) -> Map.of();

  /**
   * Returns the headers to add to a request without a body.
   *
   * @param method in upper case
   * @param uri where the request goes, its path encoded as it will be sent
   * @param headers that will be sent in any case, {@code Host} among them. If the clock of the
   *     service is known to differ from the one of this machine, {@code X-Amz-Date} is there, too,
   *     as SigV4 writes it: the time of the service, which a signature is to have
   * @throws NoUsableResponseException if there is nothing to sign with
   */
  Map<String, String> sign(String method, URI uri, Map<String, String> headers);
}

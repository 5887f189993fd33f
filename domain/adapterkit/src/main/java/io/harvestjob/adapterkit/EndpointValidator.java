package io.harvestjob.adapterkit;

import java.net.URI;

/** Checks the URLs of endpoints, so that all adapters refuse the same ones in the same words. */
public final class EndpointValidator {

  private EndpointValidator() {}

  /**
   * Returns the URL if it can be an endpoint.
   *
   * @param name what the URL is called in the message
   * @throws IllegalArgumentException saying why it cannot; it shows no URL that could hold a
   *     password or a key
   */
  public static URI requireValid(URI url, String name) {
    // anywhere, for a password with a slash in it ends in the path
    require(!url.toString().contains("@"), name + " must not hold a user or a password");
    require(
        url.getRawQuery() == null && url.getRawFragment() == null,
        name + " must not have a query or a fragment");
    require(
        url.getHost() != null && String.valueOf(url.getScheme()).matches("https?"),
        name
            + " must be http://HOST or https://HOST, with a port and a path if need be, but was "
            + url);
    return url;
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}

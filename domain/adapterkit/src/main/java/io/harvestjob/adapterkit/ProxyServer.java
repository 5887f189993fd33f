package io.harvestjob.adapterkit;

import static java.net.HttpURLConnection.HTTP_PROXY_AUTH;

import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.net.InetSocketAddress;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A proxy for HTTP, and the user and password that it may ask for. Its text shows neither.
 * Immutable and thread-safe.
 *
 * @param host the name or the address of the proxy
 * @param port its port
 * @param user the user; null if the proxy asks for none
 * @param password the password; empty if there is none
 */
public record ProxyServer(String host, int port, @Nullable String user, String password) {

  /** What a person can do about a proxy that asks for a password, or refuses the one it got. */
  public static final String PASSWORD_HINT =
      "Name the user and the password in the URL of the proxy. Java sends them only when it is run"
          + " with -Djdk.http.auth.tunneling.disabledSchemes=";

  /** Returns the proxy as the JDK has it; its host is not looked up. */
  public Proxy toProxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  /**
   * Returns the error for a response that the proxy sent instead of the service: one that a retry
   * can help if the status says so.
   */
  public NoUsableResponseException refusal(int httpStatus, @Nullable Throwable cause) {
    boolean retryable = httpStatus == 429 || httpStatus >= 500;
    return new NoUsableResponseException(
        retryable ? Reason.CONNECTION_FAILED : Reason.MISCONFIGURED,
        "Failed to connect to proxy URL: \"%s\": the proxy responds with HTTP status %d"
            .formatted(this, httpStatus),
        httpStatus == HTTP_PROXY_AUTH ? PASSWORD_HINT : null,
        cause);
  }

  /** Returns the URL of the proxy, without user and password. */
  @Override
  public String toString() {
    return "http://%s:%d".formatted(host, port);
  }
}

package io.harvestjob.adapters.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The endpoint {@code POST} {@value #PATH}, to which an API destination of EventBridge sends
 * events.
 *
 * @param secret what a sender must send in the header {@value #SECRET_HEADER}
 * @param listener receives each body that is sent with the secret, on worker threads, several at
 *     once; it throws {@link IllegalArgumentException} to refuse one, and the sender is sent its
 *     message
 */
public record NotificationEndpoint(String secret, Consumer<String> listener) {

  /** The path of the endpoint. */
  public static final String PATH = "/notifications";

  /** The header that holds the secret. */
  public static final String SECRET_HEADER = "x-harvestjob-secret";

  /** A connection of EventBridge takes none that is longer. */
  private static final Pattern SECRET = Pattern.compile("[!-~]{16,512}");

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the secret has less than 16 or more than 512 characters, or
   *     others than printable ASCII without blanks
   * @throws NullPointerException naming the component that is null
   */
  public NotificationEndpoint {
    requireNonNull(secret, "secret");
    requireNonNull(listener, "listener");
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "the secret must be 16 to 512 characters of printable ASCII without blanks");
    }
  }

  /** Compares in a time that depends on the length of {@code sent} only. */
  boolean isSecret(String sent) {
    return MessageDigest.isEqual(sent.getBytes(UTF_8), secret.getBytes(UTF_8));
  }

  /** Returns a text without the secret. */
  @Override
  public String toString() {
    return "NotificationEndpoint[secret=***]";
  }
}

package io.harvestjob.adapters.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.micronaut.http.HttpRequest;
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

  /** The length of the shortest secret, in characters. */
  public static final int MIN_SECRET_LENGTH = 16;

  /** The length of the longest secret, in characters; an EventBridge connection takes no longer. */
  public static final int MAX_SECRET_LENGTH = 512;

  private static final Pattern SECRET =
      Pattern.compile("[!-~]{" + MIN_SECRET_LENGTH + "," + MAX_SECRET_LENGTH + "}");

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if the secret is too short, too long, or has other characters
   *     than printable ASCII without blanks
   * @throws NullPointerException naming the component that is null
   */
  public NotificationEndpoint {
    requireNonNull(secret, "secret");
    requireNonNull(listener, "listener");
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "the secret must be %s to %s characters of printable ASCII without blanks"
              .formatted(MIN_SECRET_LENGTH, MAX_SECRET_LENGTH));
    }
  }

  boolean hasSecret(HttpRequest<?> request) {
    return isSecret(request.getHeaders().get(SECRET_HEADER, String.class, ""));
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

package io.harvestjob.adapters.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Takes in what is posted to {@value #PATH}; whoever starts the server registers one as a bean, or
 * none, and then nothing is served there.
 *
 * @param secret what a sender must have in its header {@value #SECRET_HEADER}
 * @param events gets each body of a sender that has the secret, on worker threads, several at once;
 *     throws {@link IllegalArgumentException} for one that it refuses, and the sender is told its
 *     message
 */
public record NotificationInbox(String secret, Consumer<String> events) {

  /** Where to post. */
  public static final String PATH = "/notifications";

  /** The header that the secret is sent in. */
  public static final String SECRET_HEADER = "x-harvestjob-secret";

  /** The shortest secret, in characters. */
  public static final int MIN_SECRET_LENGTH = 16;

  /** The longest secret, in characters: no longer one fits an EventBridge connection. */
  public static final int MAX_SECRET_LENGTH = 512;

  private static final Pattern SECRET =
      Pattern.compile("[!-~]{%d,%d}".formatted(MIN_SECRET_LENGTH, MAX_SECRET_LENGTH));

  /**
   * @throws IllegalArgumentException if the secret is too short, too long, or has anything in it
   *     but printable ASCII without blanks
   * @throws NullPointerException naming the component that is null
   */
  public NotificationInbox {
    requireNonNull(secret, "secret");
    requireNonNull(events, "events");
    if (!SECRET.matcher(secret).matches()) {
      throw new IllegalArgumentException(
          "the secret must be %d to %d characters of printable ASCII without blanks"
              .formatted(MIN_SECRET_LENGTH, MAX_SECRET_LENGTH));
    }
  }

  /** The time that this takes depends on what was sent, not on how much of it is right. */
  boolean isSecret(String sent) {
    return MessageDigest.isEqual(sent.getBytes(UTF_8), secret.getBytes(UTF_8));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "NotificationInbox[secret=***]";
  }
}

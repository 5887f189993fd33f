package io.harvestjob.adapters.redis;

import java.util.function.Supplier;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisDataException;

/** Redis responded with an error to a command, which its own text does not always name. */
final class RefusedCommandException extends JedisDataException {

  private static final long serialVersionUID = 1L;

  RefusedCommandException(String command, JedisDataException cause) {
    super("%s: %s".formatted(command, cause.getMessage()), cause);
  }

  /** Returns what the call returns; an error of Redis gets the name of the command. */
  static <T> T naming(String command, Supplier<T> call) {
    try {
      return call.get();
    } catch (JedisDataException e) {
      throw new RefusedCommandException(command, e);
    }
  }

  /**
   * Returns whether another connection may be better: this one leads to a server that is no primary
   * any more, or its password is refused.
   */
  boolean endsSession() {
    String text = String.valueOf(getMessage());
    return text.contains("READONLY")
        || (getCause() instanceof JedisAccessControlException && !text.contains("NOPERM"));
  }
}

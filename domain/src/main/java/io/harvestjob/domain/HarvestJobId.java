package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Identifies a harvest job within a region and account: {@value #MIN_LENGTH} to {@value
 * #MAX_LENGTH} of {@code A-Z a-z 0-9 _ -}. The characters are documented by AWS; the length is
 * assumed, by analogy with every other MediaPackage id. Immutable and thread-safe.
 *
 * @param value the id as AWS knows it
 */
public record HarvestJobId(String value) {

  /** The least number of characters. */
  public static final int MIN_LENGTH = 1;

  /** The greatest number of characters. */
  public static final int MAX_LENGTH = 256;

  /** What an id matches. */
  public static final String REGEX = "[A-Za-z0-9_-]{" + MIN_LENGTH + "," + MAX_LENGTH + "}";

  /** What an id is, for the message about a text that is none. */
  public static final String RULE = MIN_LENGTH + " to " + MAX_LENGTH + " of A-Z a-z 0-9 _ -";

  private static final Pattern ALLOWED = Pattern.compile(REGEX);

  /**
   * @throws NullPointerException if {@code value} is null
   * @throws IllegalArgumentException if it is too short, too long or has other characters
   */
  public HarvestJobId {
    requireNonNull(value, "value");
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "id must be %s, but was %s".formatted(RULE, TextEscaper.quoted(value)));
    }
  }

  /** Returns whether {@code value} can be an id. */
  public static boolean isValid(String value) {
    return ALLOWED.matcher(value).matches();
  }

  /** Returns the id itself. */
  @Override
  public String toString() {
    return value;
  }
}

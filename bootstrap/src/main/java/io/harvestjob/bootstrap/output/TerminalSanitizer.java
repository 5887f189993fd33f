package io.harvestjob.bootstrap.output;

import java.util.regex.Pattern;

/** Makes text harmless to a terminal. */
public final class TerminalSanitizer {

  /** Controls, formats such as U+202E, line and paragraph separators, and halves of characters. */
  private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private TerminalSanitizer() {}

  /** Returns the text on one line, with a question mark for each character that has an effect. */
  public static String sanitize(String text) {
    return HARMFUL.matcher(text).replaceAll("?");
  }
}

package io.harvestjob.bootstrap.output;

import java.util.regex.Pattern;

/** Makes text harmless to a terminal. */
public final class TerminalSanitizer {

  private static final Pattern CONTROLS =
      Pattern.compile("\\p{Cntrl}", Pattern.UNICODE_CHARACTER_CLASS);

  private TerminalSanitizer() {}

  /** Returns the text on one line, with a question mark for each control character. */
  public static String sanitize(String text) {
    return CONTROLS.matcher(text).replaceAll("?");
  }
}

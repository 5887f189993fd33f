package io.harvestjob.bootstrap.output;

import java.util.regex.Pattern;

/** What a terminal must not be made to obey. */
public final class Terminal {

  private static final Pattern CONTROLS =
      Pattern.compile("\\p{Cntrl}", Pattern.UNICODE_CHARACTER_CLASS);

  private Terminal() {}

  /** The text on one line, with a question mark for each control character. */
  public static String harmless(String text) {
    return CONTROLS.matcher(text).replaceAll("?");
  }
}

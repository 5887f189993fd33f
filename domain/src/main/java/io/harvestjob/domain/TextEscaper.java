package io.harvestjob.domain;

import java.util.regex.Pattern;

/** Writes texts into messages: shortened, and harmless to a log or a terminal. */
final class TextEscaper {

  private static final int MAX_QUOTED_CODE_POINTS = 64;

  /** What controls a terminal or a line, half a character, and what escapes are written with. */
  private static final Pattern HARMFUL =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\"\\\\]");

  private TextEscaper() {}

  static String escaped(String text) {
    return HARMFUL
        .matcher(text)
        .replaceAll(harmful -> "\\\\u{%X}".formatted(harmful.group().codePointAt(0)));
  }

  static String quoted(String text) {
    int length = text.codePointCount(0, text.length());
    if (length <= MAX_QUOTED_CODE_POINTS) {
      return "\"%s\"".formatted(escaped(text));
    }
    String start = text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED_CODE_POINTS));
    return "\"%s\"... (%d characters)".formatted(escaped(start), length);
  }
}

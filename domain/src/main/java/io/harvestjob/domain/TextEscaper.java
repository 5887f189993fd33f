package io.harvestjob.domain;

import java.util.stream.IntStream;

/** Writes texts into messages: shortened, and harmless to a log or a terminal. */
final class TextEscaper {

  private static final int MAX_QUOTED_CODE_POINTS = 64;

  private TextEscaper() {}

  static String quoted(String text) {
    return '"' + escaped(text.codePoints().limit(MAX_QUOTED_CODE_POINTS)) + '"' + rest(text);
  }

  static String escaped(String text) {
    return escaped(text.codePoints());
  }

  private static String escaped(IntStream codePoints) {
    StringBuilder escaped = new StringBuilder();
    codePoints.forEach(c -> appendEscaped(escaped, c));
    return escaped.toString();
  }

  private static String rest(String text) {
    int length = text.codePointCount(0, text.length());
    return length > MAX_QUOTED_CODE_POINTS ? "... (%d characters)".formatted(length) : "";
  }

  private static void appendEscaped(StringBuilder escaped, int codePoint) {
    if (isHarmless(codePoint)) {
      escaped.appendCodePoint(codePoint);
    } else {
      escaped.append("\\u{%X}".formatted(codePoint));
    }
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> codePoint != '"' && codePoint != '\\';
    };
  }
}

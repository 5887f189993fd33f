package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

import java.util.stream.IntStream;

/** Checks texts, and shows them in errors: shortened, and harmless to a log or a terminal. */
final class Texts {

  private static final int SHOWN_CODE_POINTS = 64;

  private Texts() {}

  static void requireNotEmpty(String text, String name) {
    if (requireNonNull(text, name).isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }

  static String shown(String text) {
    return '"' + escaped(text.codePoints().limit(SHOWN_CODE_POINTS)) + '"' + rest(text);
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
    return length > SHOWN_CODE_POINTS ? "... (%d characters)".formatted(length) : "";
  }

  private static void appendEscaped(StringBuilder shown, int codePoint) {
    if (isHarmless(codePoint)) {
      shown.appendCodePoint(codePoint);
    } else {
      shown.append("\\u{%X}".formatted(codePoint));
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

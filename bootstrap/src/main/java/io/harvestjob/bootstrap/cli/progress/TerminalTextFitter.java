package io.harvestjob.bootstrap.cli.progress;

/** Counts the columns that text takes on a terminal. */
final class TerminalTextFitter {

  /** From Hangul on characters may be wide; before, none is. */
  private static final int FIRST_WIDE_CODE_POINT = 0x1100;

  private TerminalTextFitter() {}

  /** Returns as much of the text as fits, padded with spaces to this number of columns. */
  static String fit(String text, int columns) {
    StringBuilder fitting = new StringBuilder();
    int left = columns;
    for (int codePoint : text.codePoints().toArray()) {
      left -= columnsOf(codePoint);
      if (left < 0) {
        return fitting.append(" ".repeat(left + columnsOf(codePoint))).toString();
      }
      fitting.appendCodePoint(codePoint);
    }
    return fitting.append(" ".repeat(left)).toString();
  }

  /** Returns the text without its middle if it takes more than this number of columns. */
  static String abbreviate(String text, int columns) {
    int half = (columns - 2) / 2;
    return text.length() <= columns
        ? text
        : text.substring(0, half) + ".." + text.substring(text.length() - half);
  }

  private static int columnsOf(int codePoint) {
    return codePoint < FIRST_WIDE_CODE_POINT ? 1 : 2;
  }
}

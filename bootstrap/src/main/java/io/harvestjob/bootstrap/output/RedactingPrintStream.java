package io.harvestjob.bootstrap.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Redacts each text that is printed on it, so that no exception of any library shows a secret. */
public final class RedactingPrintStream extends PrintStream {

  /** Creates one that flushes after each line. */
  public RedactingPrintStream(PrintStream target) {
    super(target, true, StandardCharsets.UTF_8);
  }

  @Override
  public void print(@Nullable String text) {
    super.print(Lazy.REDACTOR.redact(String.valueOf(text)));
  }

  @Override
  public void println(@Nullable String text) {
    super.println(Lazy.REDACTOR.redact(String.valueOf(text)));
  }

  /** Prints the frames and causes of a stack trace too. */
  @Override
  public void println(@Nullable Object object) {
    println(String.valueOf(object));
  }

  @Override
  public PrintStream printf(String format, @Nullable Object... args) {
    print(String.format(Locale.ROOT, format, args));
    return this;
  }

  @Override
  public PrintStream format(String format, @Nullable Object... args) {
    return printf(format, args);
  }

  /** Spares the patterns where nothing is printed. */
  private static final class Lazy {
    static final SecretRedactor REDACTOR = SecretRedactor.ofEnvironment(System.getenv());
  }
}

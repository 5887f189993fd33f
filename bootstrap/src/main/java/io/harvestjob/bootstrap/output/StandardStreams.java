package io.harvestjob.bootstrap.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams that a command writes to.
 *
 * @param out takes data
 * @param err takes everything else
 * @param interactive whether a person reads {@code err}
 */
public record StandardStreams(PrintStream out, PrintStream err, boolean interactive) {

  /** Set by the launcher, because the JDK knows nothing about terminals. */
  private static final String TERMINAL = "harvestjob.terminal";

  /** Returns the streams of the process, in UTF-8 whatever the locale. */
  public static StandardStreams ofSystem() {
    return new StandardStreams(
        utf8(FileDescriptor.out), utf8(FileDescriptor.err), Boolean.getBoolean(TERMINAL));
  }

  /** Prints an error after an empty line, as the AWS CLI does. */
  public void printError(String message) {
    err.println();
    err.println(TerminalSanitizer.sanitize(message));
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }
}

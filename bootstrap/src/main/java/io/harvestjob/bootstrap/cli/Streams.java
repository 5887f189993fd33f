package io.harvestjob.bootstrap.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out data
 * @param err everything else
 * @param interactive whether a person reads {@code err}, on a terminal
 */
public record Streams(PrintStream out, PrintStream err, boolean interactive) {

  /** Set by the launcher, which can ask what the JDK cannot. */
  private static final String INTERACTIVE = "harvestjob.interactive";

  /** Those of the process, in UTF-8 whatever the locale. */
  public static Streams ofSystem() {
    return new Streams(
        utf8(FileDescriptor.out), utf8(FileDescriptor.err), Boolean.getBoolean(INTERACTIVE));
  }

  /** Writes data; false if it could not be written. */
  boolean data(String text) {
    out.print(text);
    return !out.checkError();
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(file)), true, StandardCharsets.UTF_8);
  }
}

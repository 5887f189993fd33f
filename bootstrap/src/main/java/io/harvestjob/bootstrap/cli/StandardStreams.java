package io.harvestjob.bootstrap.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The streams that a command writes to.
 *
 * @param out takes data
 * @param err takes everything else
 * @param interactive whether {@code err} is a terminal
 */
public record StandardStreams(PrintStream out, PrintStream err, boolean interactive) {

  /** Set by the launcher, because the JDK cannot tell a terminal from a file. */
  private static final String INTERACTIVE = "harvestjob.interactive";

  /** Returns the streams of the process, in UTF-8 whatever the locale. */
  public static StandardStreams ofSystem() {
    return new StandardStreams(
        utf8(FileDescriptor.out), utf8(FileDescriptor.err), Boolean.getBoolean(INTERACTIVE));
  }

  /** Writes data, and returns whether it could be written. */
  boolean write(String text) {
    out.print(text);
    return !out.checkError();
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(file)), true, StandardCharsets.UTF_8);
  }
}

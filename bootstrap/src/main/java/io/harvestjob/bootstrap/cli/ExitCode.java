package io.harvestjob.bootstrap.cli;

/** The AWS CLI v2's exit codes. */
final class ExitCode {

  static final int OK = 0;

  /** The usage is wrong, a parameter is invalid, or a file is bad. */
  static final int USAGE = 252;

  /** There is no region, or there are no credentials. */
  static final int CONFIGURATION = 253;

  /** The service answered with an error. */
  static final int SERVICE = 254;

  /** Anything else. */
  static final int GENERAL = 255;

  private ExitCode() {}
}

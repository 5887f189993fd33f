package io.harvestjob.bootstrap.cli;

/** The AWS CLI v2's exit codes, and below them how a wait ended. */
final class ExitCode {

  static final int OK = 0;

  /** {@code wait}: the job failed. */
  static final int FAILED = 1;

  /** {@code wait}: the job ended in a status that AWS does not document. */
  static final int ENDED_OTHERWISE = 2;

  /** {@code wait}: the time was over before the job ended. */
  static final int TIMED_OUT = 3;

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

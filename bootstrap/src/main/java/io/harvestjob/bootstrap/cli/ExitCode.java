package io.harvestjob.bootstrap.cli;

/** The exit codes of the AWS CLI v2, and those of {@code wait}. */
final class ExitCode {

  static final int OK = 0;

  /** {@code wait}: the job failed. */
  static final int JOB_FAILED = 1;

  /** {@code wait}: the job finished in a status that AWS does not document. */
  static final int UNKNOWN_STATUS = 2;

  /** {@code wait}: the timeout was over before the job finished. */
  static final int TIMED_OUT = 3;

  /** The usage is wrong, a parameter is invalid, or a file is bad. */
  static final int USAGE_ERROR = 252;

  /** There is no region, or there are no credentials. */
  static final int CONFIGURATION_ERROR = 253;

  /** The service returned an error. */
  static final int SERVICE_ERROR = 254;

  /** Anything else. */
  static final int GENERAL_ERROR = 255;

  private ExitCode() {}
}

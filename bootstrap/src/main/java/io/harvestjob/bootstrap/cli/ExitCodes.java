package io.harvestjob.bootstrap.cli;

/**
 * The exit codes of the AWS CLI v2, and those of {@code wait}; below 10 are those of Java itself.
 */
final class ExitCodes {

  static final int OK = 0;

  /** {@code wait}: the job failed. */
  static final int JOB_FAILED = 10;

  /** {@code wait}: the job finished in a status that AWS does not document. */
  static final int UNKNOWN_STATUS = 11;

  /** {@code wait}: the job was still running when the timeout was over. */
  static final int STILL_RUNNING = 12;

  /** {@code wait}: no response said how the job stands until the timeout was over. */
  static final int NOT_DESCRIBED = 13;

  /** The usage is wrong, a parameter is invalid, or a file is bad. */
  static final int USAGE_ERROR = 252;

  /** There is no region, or there are no credentials. */
  static final int CONFIGURATION_ERROR = 253;

  /** The service returned an error. */
  static final int SERVICE_ERROR = 254;

  /** Anything else. */
  static final int GENERAL_ERROR = 255;

  private ExitCodes() {}
}

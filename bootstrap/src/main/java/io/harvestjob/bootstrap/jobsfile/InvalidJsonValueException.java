package io.harvestjob.bootstrap.jobsfile;

/** A value of the file is invalid, at a position. */
final class InvalidJsonValueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String description;

  InvalidJsonValueException(JsonPosition position, String problem) {
    super(problem);
    this.description = "%s: %s".formatted(position, problem);
  }

  String description() {
    return description;
  }
}

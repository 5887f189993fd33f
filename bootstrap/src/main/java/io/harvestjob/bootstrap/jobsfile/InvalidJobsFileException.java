package io.harvestjob.bootstrap.jobsfile;

import java.nio.file.Path;

/** A jobs file is invalid. The message names the file, the position and the reason. */
public final class InvalidJobsFileException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidJobsFileException(Path file, String problem, Throwable cause) {
    super("Jobs file %s: %s".formatted(file, problem), cause);
  }
}

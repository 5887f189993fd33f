package io.harvestjob.bootstrap.output;

import io.harvestjob.domain.HarvestJob;

/** The output formats of a job. */
public enum OutputFormat {
  /** JSON, byte for byte as the AWS CLI prints it. */
  json,
  /** Text separated by tabs, byte for byte as the AWS CLI prints it. */
  text,
  /** A table for people, whose form may change. */
  table;

  /** Returns the job in this format, with a line terminator. */
  public String format(HarvestJob job) {
    return switch (this) {
      case json -> JsonFormatter.format(HarvestJobFields.of(job));
      case text -> TextFormatter.format(HarvestJobFields.of(job));
      case table -> TableFormatter.format(job);
    };
  }
}

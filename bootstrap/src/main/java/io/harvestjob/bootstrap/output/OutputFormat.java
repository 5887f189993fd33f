package io.harvestjob.bootstrap.output;

import io.harvestjob.domain.HarvestJob;

/** The output formats of a job. */
public enum OutputFormat {
  /** JSON, byte for byte as the AWS CLI prints it. */
  json {
    @Override
    public String format(HarvestJob job) {
      return JsonFormatter.format(HarvestJobFields.of(job));
    }
  },
  /** Text separated by tabs, byte for byte as the AWS CLI prints it. */
  text {
    @Override
    public String format(HarvestJob job) {
      return TextFormatter.format(HarvestJobFields.of(job));
    }
  },
  /** A table for people, whose form may change. */
  table {
    @Override
    public String format(HarvestJob job) {
      return TableFormatter.format(job);
    }
  };

  /** Returns the job in this format, with a line terminator. */
  public abstract String format(HarvestJob job);
}

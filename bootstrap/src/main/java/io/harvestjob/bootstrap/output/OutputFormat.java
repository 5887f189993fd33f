package io.harvestjob.bootstrap.output;

import io.harvestjob.domain.HarvestJob;

/** The ways to print a job. */
public enum OutputFormat {
  /** What the AWS CLI prints, byte for byte. */
  json {
    @Override
    public String print(HarvestJob job) {
      return JsonOutput.print(Members.of(job));
    }
  },
  /** Likewise: scalars by tabs, then the S3 destination. */
  text {
    @Override
    public String print(HarvestJob job) {
      return TextOutput.print(Members.of(job));
    }
  },
  /** For people; may change. */
  table {
    @Override
    public String print(HarvestJob job) {
      return TableOutput.print(job);
    }
  };

  /** The job in this form, with an end of line. */
  public abstract String print(HarvestJob job);
}

package io.harvestjob.bootstrap.cli;

import static java.util.stream.Collectors.joining;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.JobFailureHint;

/** Formats the known causes of a failure, with the evidence that a job gives for each. */
final class JobFailureHintFormatter {

  private static final String HEADING =
      """
      DescribeHarvestJob never says why a job failed. Worth checking
      (APPLIES: this job's values explain it, RULED_OUT: they rule it out, OPEN: they do not tell):
      """;

  private JobFailureHintFormatter() {}

  static String format(HarvestJob job) {
    return JobFailureHint.of(job).stream()
        .map(JobFailureHintFormatter::line)
        .collect(joining("", HEADING, ""));
  }

  private static String line(JobFailureHint hint) {
    return "  %-9s  %s: %s%n"
        .formatted(hint.finding(), hint.cause().description(), hint.evidence());
  }
}

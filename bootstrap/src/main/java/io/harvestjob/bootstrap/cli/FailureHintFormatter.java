package io.harvestjob.bootstrap.cli;

import static java.util.stream.Collectors.joining;

import io.harvestjob.domain.FailureHint;
import io.harvestjob.domain.HarvestJob;

/** Formats the known causes of a failure, with the evidence that a job gives for each. */
final class FailureHintFormatter {

  private static final String HEADING =
      """
      DescribeHarvestJob never says why a job failed. Worth checking
      ([!] this job's values explain it, [-] they rule it out, [?] they do not tell):
      """;

  private FailureHintFormatter() {}

  static String format(HarvestJob job) {
    return FailureHint.of(job).stream()
        .map(FailureHintFormatter::line)
        .collect(joining("", HEADING, ""));
  }

  private static String line(FailureHint hint) {
    return "  %s %s: %s%n".formatted(mark(hint), hint.cause().description(), hint.evidence());
  }

  private static String mark(FailureHint hint) {
    return switch (hint.finding()) {
      case APPLIES -> "[!]";
      case RULED_OUT -> "[-]";
      case OPEN -> "[?]";
    };
  }
}

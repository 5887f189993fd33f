package io.harvestjob.bootstrap.cli;

import static java.util.stream.Collectors.joining;

import io.harvestjob.domain.FailureHint;
import io.harvestjob.domain.HarvestJob;

/** The documented causes of a failure, with the numbers of one job beside them. */
final class FailureAdvice {

  private FailureAdvice() {}

  static String of(HarvestJob job) {
    return FailureHint.of(job).stream()
        .map(FailureAdvice::line)
        .collect(joining("", "AWS does not say why a job failed. Worth checking:\n", ""));
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

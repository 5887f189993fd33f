package io.harvestjob.application;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** Thrown when a query is not valid, before any request is sent. It lists all violations. */
public final class InvalidQueryException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  InvalidQueryException(List<Violation> violations) {
    super(violations.stream().map(Violation::toString).collect(joining("; ")));
    this.violations = List.copyOf(violations);
  }

  /** Returns what is wrong, in alphabetical order; at least one violation. */
  public List<Violation> violations() {
    return violations;
  }

  /**
   * One thing that is wrong.
   *
   * @param name of the part of the query
   * @param problem in English whatever the locale, without the value
   */
  public record Violation(String name, String problem) {

    /** Returns the name and the problem. */
    @Override
    public String toString() {
      return name + " " + problem;
    }
  }
}

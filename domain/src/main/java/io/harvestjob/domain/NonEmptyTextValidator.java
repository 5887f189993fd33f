package io.harvestjob.domain;

import static java.util.Objects.requireNonNull;

/** Checks the components of a record that must not be empty. */
final class NonEmptyTextValidator {

  private NonEmptyTextValidator() {}

  static void require(String text, String name) {
    if (requireNonNull(text, name).isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
  }
}

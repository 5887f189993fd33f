package io.harvestjob.bootstrap.architecture.planted.testkit;

import org.assertj.core.api.Assertions;

class TestkitUsingAssertionLibrary {
  void check(boolean done) {
    Assertions.assertThat(done).isTrue();
  }
}

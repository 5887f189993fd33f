package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.aws.ConfigurationReader.Value;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {

  private static final String VARIABLE = "PATH"; // every environment has it
  private static final Value VALUE = new Value(System.getenv(VARIABLE), VARIABLE);

  @Test
  void findsTheVariableWhenThePropertyIsNotSet() {
    assertThat(ConfigurationReader.find("harvestjob.none", VARIABLE)).contains(VALUE);
  }
}

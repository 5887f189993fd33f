package io.harvestjob.bootstrap.cli.options;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class CacheOptionsTest {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final HarvestJob FINISHED = aHarvestJob().withStatus("SUCCEEDED").build();
  private static final HarvestJob RUNNING = aHarvestJob().withStatus("IN_PROGRESS").build();

  @Test
  void remembersFinishedJobsByDefault() {
    assertThat(callsForTwoLookups(FINISHED)).isEqualTo(1);
  }

  @Test
  void callsForEachLookupOfARunningJobByDefault() {
    assertThat(callsForTwoLookups(RUNNING)).isEqualTo(2);
  }

  @Test
  void reusesTheStateOfARunningJobForTheGivenTime() {
    assertThat(callsForTwoLookups(RUNNING, "--cache-running", "1h")).isEqualTo(1);
  }

  @Test
  void remembersNothingIfToldSo() {
    assertThat(callsForTwoLookups(FINISHED, "--no-cache")).isEqualTo(2);
    assertThat(callsForTwoLookups(RUNNING, "--no-cache", "--cache-running=1h")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cache-running=999999999h", "--no-cache --cache-running=999999999h"})
  void refuseATimeThatIsTooLong(String arguments) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> open(RUNNING, arguments.split(" ")))
        .withMessageStartingWith("argument --cache-running: runningTtl is out of range: ");
  }

  private static long callsForTwoLookups(HarvestJob job, String... arguments) {
    try (CachingHarvestJobRepository cache = open(job, arguments)) {
      cache.get(job.id());
      cache.get(job.id());
      return cache.statistics().calls();
    }
  }

  private static CachingHarvestJobRepository open(HarvestJob job, String... arguments) {
    return parse(arguments).open(new InMemoryHarvestJobRepository(job), TIMEOUT);
  }

  private static CacheOptions parse(String... arguments) {
    CacheOptions options = new CacheOptions();
    new CommandLine(options)
        .registerConverter(Duration.class, new DurationConverter())
        .parseArgs(arguments);
    return options;
  }
}

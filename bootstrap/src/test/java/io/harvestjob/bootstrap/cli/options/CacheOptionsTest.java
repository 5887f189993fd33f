package io.harvestjob.bootstrap.cli.options;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harvestjob.application.CachingHarvestJobRepository;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

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
  void opensNoCacheIfToldSo() {
    CacheOptions options = parse("--no-cache");

    assertThat(options.open(new InMemoryHarvestJobRepository(), TIMEOUT)).isNull();
    assertThat(CacheOptions.counters(null)).isEmpty();
  }

  @Test
  void countsHitsCallsAndCoalescedLookups() {
    try (CachingHarvestJobRepository cache = open(FINISHED)) {
      cache.get(FINISHED.id());
      cache.get(FINISHED.id());

      assertThat(CacheOptions.counters(cache))
          .extractingFromEntries(Map.Entry::getKey, counter -> counter.getValue().getAsLong())
          .containsExactlyInAnyOrder(
              tuple("harvestjob_cache_hits", 1L),
              tuple("harvestjob_upstream_calls", 1L),
              tuple("harvestjob_coalesced_lookups", 0L));
    }
  }

  private static long callsForTwoLookups(HarvestJob job, String... arguments) {
    try (CachingHarvestJobRepository cache = open(job, arguments)) {
      cache.get(job.id());
      cache.get(job.id());
      return cache.statistics().calls();
    }
  }

  private static CachingHarvestJobRepository open(HarvestJob job, String... arguments) {
    return requireNonNull(parse(arguments).open(new InMemoryHarvestJobRepository(job), TIMEOUT));
  }

  private static CacheOptions parse(String... arguments) {
    CacheOptions options = new CacheOptions();
    new CommandLine(options)
        .registerConverter(Duration.class, new DurationConverter())
        .parseArgs(arguments);
    return options;
  }
}

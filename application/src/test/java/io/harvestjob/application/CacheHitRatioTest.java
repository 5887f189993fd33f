package io.harvestjob.application;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.application.CachingHarvestJobRepository.Statistics;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** 100 services poll the same 50 jobs once a second for ten minutes, each a little later. */
class CacheHitRatioTest {

  private static final int SERVICES = 100;
  private static final int JOBS = 50;
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration BETWEEN_SERVICES = Duration.ofSeconds(1).dividedBy(SERVICES);

  private final ManualScheduler time = new ManualScheduler();
  private final List<HarvestJobId> ids =
      IntStream.range(0, JOBS).mapToObj(n -> new HarvestJobId("job-" + n)).toList();

  @Test
  void callsOnceInAHundredLookupsAtMost(TestReporter reporter) {
    CachingHarvestJobRepository caching =
        CachingHarvestJobRepository.builder(this::job)
            .runningTtl(Duration.ofSeconds(1))
            .executor(Runnable::run)
            .nanoTime(time::nanoTime)
            .build();
    while (time.elapsed().compareTo(TEN_MINUTES) < 0) {
      ids.forEach(caching::get);
      time.pass(BETWEEN_SERVICES);
    }

    Statistics statistics = caching.statistics();
    double callsPerLookup = (double) statistics.calls() / (statistics.calls() + statistics.hits());
    reporter.publishEntry("calls per lookup", Double.toString(callsPerLookup));
    assertThat(statistics.calls() + statistics.hits())
        .isEqualTo(SERVICES * JOBS * TEN_MINUTES.toSeconds());
    assertThat(callsPerLookup).isBetween(0.001, 0.01);
  }

  /** Every job runs at first, and one is finished every 12 seconds. */
  private HarvestJob job(HarvestJobId id) {
    boolean finished = ids.indexOf(id) < time.elapsed().toSeconds() / 12;
    return aHarvestJob().withId(id.value()).withStatus(finished ? SUCCEEDED : IN_PROGRESS).build();
  }
}

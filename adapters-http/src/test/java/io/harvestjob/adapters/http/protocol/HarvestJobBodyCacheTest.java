package io.harvestjob.adapters.http.protocol;

import static io.harvestjob.adapters.http.protocol.HarvestJobBodyCache.MAX_BODIES;
import static io.harvestjob.adapters.http.protocol.HarvestJobBodyCache.MAX_BODY_BYTES;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HarvestJobBodyCacheTest {

  private final List<HarvestJob> written = new ArrayList<>();
  private final HarvestJobBodyCache bodies = new HarvestJobBodyCache(this::write);
  private int length = MAX_BODY_BYTES;

  private byte[] write(HarvestJob job) {
    written.add(job);
    return new byte[length];
  }

  @Test
  void writesEqualJobsOnce() {
    byte[] body = bodies.body(job(1));

    assertThat(bodies.body(job(1))).isSameAs(body);
    assertThat(written).hasSize(1);
  }

  @Test
  void writesAJobAnewThatHasChanged() {
    bodies.body(aHarvestJob().withStatus("IN_PROGRESS").build());
    bodies.body(aHarvestJob().withStatus("SUCCEEDED").build());

    assertThat(written).hasSize(2);
  }

  @Test
  void forgetsTheJobThatWasNotWantedForLongest() {
    IntStream.range(0, MAX_BODIES).forEach(number -> bodies.body(job(number)));
    bodies.body(job(0));
    bodies.body(job(MAX_BODIES));
    written.clear();

    bodies.body(job(0));
    bodies.body(job(1));
    assertThat(written).containsExactly(job(1));
  }

  @Test
  void keepsNoLongBody() {
    length = MAX_BODY_BYTES + 1;
    bodies.body(job(1));
    bodies.body(job(1));

    assertThat(written).hasSize(2);
  }

  private static HarvestJob job(int number) {
    return aHarvestJob().withId("job-" + number).build();
  }
}

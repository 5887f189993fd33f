package io.harvestjob.adapters.http.server;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class EventLoopCountTest {

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final Set<Thread> eventLoops = ConcurrentHashMap.newKeySet();

  @Test
  void isHalfOfTheNumberOfProcessors() {
    try (MediaPackageServer server =
        MediaPackageServer.start(query -> jobOnThisThread(), LoopbackSettings.NON_BLOCKING)) {
      for (int connection = 0; connection < PROCESSORS; connection++) {
        SocketHttpClient.get(server.uri(), "/harvest_jobs/job-1");
      }
    }

    assertThat(eventLoops).hasSize((PROCESSORS + 1) / 2);
  }

  private HarvestJob jobOnThisThread() {
    eventLoops.add(Thread.currentThread());
    return aHarvestJob().withId("job-1").build();
  }
}

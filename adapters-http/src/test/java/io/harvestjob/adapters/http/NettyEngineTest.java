package io.harvestjob.adapters.http;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.fixtures.StubServer;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for the Netty engine only. */
@Timeout(20)
class NettyEngineTest {

  private static final HarvestJobId ID = new HarvestJobId("job-1");

  @Test
  void isPreferredWhereTheHostHasIt() {
    HttpSettings settings = HttpSettings.of(URI.create("http://127.0.0.1:1"));

    assertThat(EngineClientFactory.create(settings, null)).isInstanceOf(RawHttpClientSender.class);
  }

  @Test
  void runsOnDaemonThreadsOnlyWhoeverCallsIt() throws Exception {
    ExecutorService noDaemon = Executors.newSingleThreadExecutor();
    noDaemon.submit(() -> {}).get();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (StubServer server = server();
        HttpHarvestJobRepository repository = noDaemon.submit(() -> repository(server)).get()) {
      noDaemon.submit(() -> repository.get(ID)).get();

      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> !before.contains(thread))
          .filteredOn(thread -> thread.getName().equals(DaemonThreadFactory.NAME))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
    noDaemon.shutdown();
  }

  private static StubServer server() {
    return StubServer.returning(MediaPackageStubResponseFactory.of(aHarvestJob().build()));
  }

  private static HttpHarvestJobRepository repository(StubServer server) {
    return HttpEngine.NETTY.repository(HttpSettings.of(server.endpoint()));
  }
}

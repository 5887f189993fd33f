package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ClientDisconnectTest {

  private static final String REQUEST =
      "GET /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void interruptsALookupThatNobodyWaitsForAnyMore() throws Exception {
    try (MediaPackageServer server = MediaPackageServer.start(query -> blockingJob(), DEFAULTS)) {
      try (Socket client = SocketHttpClient.open(server.uri(), REQUEST)) {
        assertThat(client.isConnected()).isTrue();
        assertThat(started.await(20, SECONDS)).isTrue();
      }

      assertThat(interrupted.await(5, SECONDS)).isTrue();
    } finally {
      release.countDown();
    }
  }

  private HarvestJob blockingJob() {
    started.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return aHarvestJob().build();
  }
}

package io.harvestjob.adapters.http.server;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GracefulShutdownTest {

  private static final String REQUEST =
      "GET /harvest_jobs/job-1 HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final CountDownLatch started = new CountDownLatch(2);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void respondsToAcceptedLookupsAndThenClosesTheirConnections() throws Exception {
    MediaPackageServer server =
        MediaPackageServer.start(query -> jobAfterRelease(), LoopbackSettings.DEFAULTS);
    try (Socket first = SocketHttpClient.open(server.uri(), REQUEST);
        Socket second = SocketHttpClient.open(server.uri(), REQUEST)) {
      assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
      awaitRefusedConnection(server);
      release.countDown();

      for (Socket client : new Socket[] {first, second}) {
        assertThat(new String(client.getInputStream().readAllBytes(), ISO_8859_1))
            .startsWith("HTTP/1.1 200")
            .endsWith("}");
      }
      closed.join();
    }
  }

  private HarvestJob jobAfterRelease() {
    started.countDown();
    try {
      assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("a lookup that was accepted is interrupted", e);
    }
    return aHarvestJob().withId("job-1").build();
  }

  private static void awaitRefusedConnection(MediaPackageServer server) {
    while (true) {
      try {
        new Socket(server.uri().getHost(), server.uri().getPort()).close();
      } catch (IOException refused) {
        return;
      }
    }
  }
}

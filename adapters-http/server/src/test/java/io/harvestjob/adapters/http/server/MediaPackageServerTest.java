package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.BLOCKING;
import static io.harvestjob.adapters.http.server.LoopbackSettings.NON_BLOCKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.application.DescribeHarvestJobService;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MediaPackageServerTest {

  private final DescribeHarvestJob describe =
      new DescribeHarvestJobService(new InMemoryHarvestJobRepository());
  private final List<String> log = new ArrayList<>();

  @Test
  void releasesThePortWhenItIsClosed() {
    URI uri;
    try (MediaPackageServer server = MediaPackageServer.start(describe, NON_BLOCKING)) {
      uri = server.uri();
    }

    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(uri));
  }

  @Test
  void leavesNoThreadBehindThatKeepsTheJvmAlive() throws InterruptedException {
    Set<Thread> before = nonDaemonThreads();
    try (MediaPackageServer server = MediaPackageServer.start(describe, BLOCKING)) {
      SocketHttpClient.get(server.uri(), "/harvest_jobs/job-1");
    }

    Set<Thread> left = nonDaemonThreads();
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(10_000);
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  private static Set<Thread> nonDaemonThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  @Test
  void logsEachRequest() {
    try (MediaPackageServer server =
        MediaPackageServer.start(
            describe, LoopbackSettings.builder().accessLog(log::add).build())) {
      SocketHttpClient.get(server.uri(), "/health");
    }

    assertThat(log).singleElement().asString().startsWith("GET /health 200 ");
  }

  @Test
  void namesTheAddressThatIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerSettings settings = ServerSettings.listeningOn("127.0.0.1", other.getLocalPort());

      assertThatExceptionOfType(ServerStartException.class)
          .isThrownBy(() -> MediaPackageServer.start(describe, settings))
          .withMessageStartingWith(
              "Cannot listen on 127.0.0.1 port %d: Address already in use"
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  void logsWhyThereIsNoUsableResponse() {
    assertThat(failureLogOf(new NoUsableResponseException(Reason.TIMED_OUT, "no response", null)))
        .singleElement()
        .asString()
        .startsWith("no response (TIMED_OUT, 1 since the last entry, request ");
  }

  @Test
  void logsWhatFailsUnexpectedly() {
    assertThat(failureLogOf(new IllegalStateException("broken")))
        .singleElement()
        .asString()
        .startsWith("A request failed unexpectedly (java.lang.IllegalStateException, 1 since ");
  }

  @Test
  void logsNoErrorOfTheService() {
    assertThat(failureLogOf(ServiceErrorType.FORBIDDEN.toException("no"))).isEmpty();
  }

  private static List<String> failureLogOf(RuntimeException failure) {
    DescribeHarvestJob failing =
        query -> {
          throw failure;
        };
    try (RecordedFailureLog failures = new RecordedFailureLog();
        MediaPackageServer server = MediaPackageServer.start(failing, NON_BLOCKING)) {
      SocketHttpClient.get(server.uri(), "/harvest_jobs/job-1");
      return failures.messages();
    }
  }

  private static void connect(URI uri) throws IOException {
    new Socket(uri.getHost(), uri.getPort()).close();
  }
}

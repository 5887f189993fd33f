package io.harvestjob.adapters.http.server;

import static io.harvestjob.adapters.http.server.LoopbackSettings.DEFAULTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaPackageServerTest {

  private final DescribeHarvestJob describe =
      new DescribeHarvestJobService(new InMemoryHarvestJobRepository());
  private final List<String> log = new ArrayList<>();

  @Test
  void releasesThePortWhenItIsClosed() {
    URI uri;
    try (MediaPackageServer server = MediaPackageServer.start(describe, DEFAULTS)) {
      uri = server.uri();
    }

    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(uri));
  }

  @Test
  void canBeClosedMoreThanOnce() {
    MediaPackageServer server = MediaPackageServer.start(describe, DEFAULTS);
    server.close();

    assertThatNoException().isThrownBy(server::close);
  }

  @Test
  void leavesNoThreadBehindThatKeepsTheJvmAlive() throws InterruptedException {
    Set<Thread> before = nonDaemonThreads();
    try (MediaPackageServer server = MediaPackageServer.start(describe, DEFAULTS)) {
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

  @ParameterizedTest
  @CsvSource({"127.0.0.2, 127.0.0.2", "0.0.0.0, 127.0.0.1", "::1, [::1]", "::, 127.0.0.1"})
  void hasAUriThatCanBeConnectedTo(String host, String connectedTo) throws IOException {
    try (MediaPackageServer server =
        MediaPackageServer.start(describe, ServerSettings.listeningOn(host, 0))) {
      assertThat(server.uri()).hasHost(connectedTo);
      connect(server.uri());
    }
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
        .startsWith("no response (TIMED_OUT, request ");
  }

  @Test
  void logsWhatFailsUnexpectedly() {
    assertThat(failureLogOf(new IllegalStateException("broken")))
        .singleElement()
        .asString()
        .startsWith("A request failed unexpectedly (java.lang.IllegalStateException, request ");
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
        MediaPackageServer server = MediaPackageServer.start(failing, DEFAULTS)) {
      SocketHttpClient.get(server.uri(), "/harvest_jobs/job-1");
      return failures.messages();
    }
  }

  private static void connect(URI uri) throws IOException {
    new Socket(uri.getHost(), uri.getPort()).close();
  }
}

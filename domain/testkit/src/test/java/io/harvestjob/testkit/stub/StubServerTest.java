package io.harvestjob.testkit.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.testkit.UserThread;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class StubServerTest {

  private static final String REQUEST = "GET /a%2Fb?c HTTP/1.1\r\nHost: h\r\nX-One:  1 \r\n\r\n";
  private static final Duration SHORT = Duration.ofMillis(20);

  private StubServer server = StubServer.returning(StubBehaviour.closeConnection());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void sendsWellFormedResponse() throws IOException {
    start(StubHttpResponse.json(404, "{\"ä\":1}").with("x-one", "1").closing());

    assertThat(response())
        .startsWith("HTTP/1.1 404 \r\n")
        .contains("Content-Length: 8\r\n", "Content-Type: application/json\r\n", "x-one: 1\r\n")
        .contains("Connection: close\r\n")
        .endsWith("\r\n\r\n{\"Ã¤\":1}");
  }

  @Test
  void recordsRequests() throws IOException {
    start(StubHttpResponse.json(200, "").closing());
    response();

    ReceivedRequest request = server.requests().get(0);
    assertThat(server.requests()).hasSize(1);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/a%2Fb?c");
    assertThat(request.header("x-ONE")).contains("1");
    assertThat(request.header("x-two")).isEmpty();
  }

  @Test
  void sendsResponsesInOrderAndRepeatsTheLast() throws IOException {
    start(StubHttpResponse.json(201, "").closing(), StubHttpResponse.json(202, "").closing());

    assertThat(response()).contains(" 201 ");
    assertThat(response()).contains(" 202 ");
    assertThat(response()).contains(" 202 ");
  }

  @Test
  void choosesResponseByRequest() throws IOException {
    server.close();
    server = StubServer.start(request -> StubHttpResponse.json(200, request.target()).closing());

    assertThat(response()).endsWith("/a%2Fb?c");
  }

  @Test
  void keepsAConnectionForTheNextRequest() throws IOException {
    start(StubHttpResponse.json(200, ""), StubHttpResponse.json(404, "").closing());

    try (Socket client = connect()) {
      send(client);
      send(client);
      assertThat(rest(client)).contains(" 200 ").contains(" 404 ");
    }
  }

  @Test
  void sendsWrongContentLength() throws IOException {
    start(StubHttpResponse.json(200, "{}").claimingLength(99));

    assertThat(response()).contains("Content-Length: 99\r\n").endsWith("\r\n\r\n{}");
  }

  @Test
  void sendsNoContentLength() throws IOException {
    start(StubHttpResponse.json(200, "{}").withoutLength());

    assertThat(response()).doesNotContain("Content-Length").endsWith("\r\n\r\n{}");
  }

  @Test
  void sendsChunks() throws IOException {
    start(StubHttpResponse.json(200, "0123456789ab").chunked().thenClose());

    assertThat(response())
        .doesNotContain("Content-Length")
        .contains("Transfer-Encoding: chunked")
        .endsWith("\r\n\r\nc\r\n0123456789ab\r\n0\r\n\r\n");
  }

  @Test
  void omitsTheLastChunk() throws IOException {
    start(StubHttpResponse.json(200, "{}").chunkedWithoutEnd());

    assertThat(response()).endsWith("\r\n\r\n2\r\n{}\r\n");
  }

  @Test
  void sendsTheSameBytesInParts() throws IOException {
    start(StubHttpResponse.json(200, "{}").inParts(7, Duration.ofMillis(1)).thenClose());
    String inParts = response();
    start(StubHttpResponse.json(200, "{}").thenClose());

    assertThat(inParts).isEqualTo(response());
  }

  @Test
  void delaysResponse() throws IOException {
    start(StubHttpResponse.json(200, "{}").delayedBy(Duration.ofHours(1)));

    assertThatNothingIsReceived();
  }

  @Test
  void sendsNoResponse() throws IOException {
    start(StubBehaviour.noResponse());

    assertThatNothingIsReceived();
  }

  @Test
  void repeatsBytesUntilClosed() throws IOException {
    start(StubHttpResponse.json(200, "").thenRepeat("abc", Duration.ZERO));

    try (Socket client = connect()) {
      send(client);
      assertThat(client.getInputStream().readNBytes(100_000).length).isEqualTo(100_000);
    }
  }

  @Test
  void closesConnection() throws IOException {
    start(StubBehaviour.closeConnection());

    assertThat(response()).isEmpty();
  }

  @Test
  void resetsTheConnection() {
    start(StubBehaviour.resetConnection());

    assertThatExceptionOfType(SocketException.class).isThrownBy(this::response);
  }

  @Test
  void resetsTheConnectionAfterTheResponse() {
    start(StubHttpResponse.json(200, "{}").thenReset());

    assertThatExceptionOfType(SocketException.class).isThrownBy(this::response);
  }

  @Test
  void closesAllConnectionsWhenItIsClosed() throws IOException {
    start(StubHttpResponse.json(200, "{}").delayedBy(Duration.ofHours(1)));

    try (Socket client = connect()) {
      send(client);
      awaitRequest();
      assertThat(server.openConnections()).isEqualTo(1);
      server.close();
      assertThat(rest(client)).isEmpty();
    }
  }

  @Test
  void closesIdleConnectionsWhenItIsClosed() throws IOException {
    start(StubHttpResponse.json(200, "{}"));

    try (Socket client = connect()) {
      send(client);
      client.getInputStream().readNBytes(10);
      server.close();
      assertThat(rest(client)).endsWith("{}");
    }
  }

  /** The JDK closes a socket on which another thread waits a moment later. */
  @Test
  @Timeout(30)
  void stopsListeningWhenItIsClosed() {
    server.close();

    assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connectForEver);
  }

  private void connectForEver() throws IOException {
    while (true) {
      connect().close();
    }
  }

  @Test
  void endsItsThreadsWhenItIsClosed() throws IOException {
    start(StubHttpResponse.json(200, "{}").delayedBy(Duration.ofHours(1)));

    try (Socket client = connect()) {
      send(client);
      awaitRequest();
      server.close();
      while (server.openConnections() > 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void respondsOnDaemonThreads() throws Exception {
    Queue<Boolean> daemons = new ConcurrentLinkedQueue<>();
    server.close();
    server =
        UserThread.call(
            () ->
                StubServer.start(
                    request -> {
                      daemons.add(Thread.currentThread().isDaemon());
                      return StubBehaviour.closeConnection();
                    }));

    response();
    assertThat(daemons).containsExactly(true);
  }

  private void awaitRequest() {
    while (server.requests().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private void start(StubBehaviour first, StubBehaviour... more) {
    server.close();
    server = StubServer.returning(first, more);
  }

  private void assertThatNothingIsReceived() throws IOException {
    try (Socket client = connect()) {
      client.setSoTimeout((int) SHORT.toMillis());
      send(client);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> rest(client));
    }
  }

  private String response() throws IOException {
    try (Socket client = connect()) {
      send(client);
      return rest(client);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.endpoint().getPort());
  }

  private static void send(Socket client) throws IOException {
    client.getOutputStream().write(REQUEST.getBytes(ISO_8859_1));
  }

  private static String rest(Socket client) throws IOException {
    return new String(client.getInputStream().readAllBytes(), ISO_8859_1);
  }
}

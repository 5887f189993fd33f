package io.harvestjob.testkit.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ScriptedServerTest {

  private static final String REQUEST = "GET /a%2Fb?c HTTP/1.1\r\nHost: h\r\nX-One:  1 \r\n\r\n";
  private static final Duration SHORT = Duration.ofMillis(20);

  private ScriptedServer server = ScriptedServer.answering(ScriptedAnswer.hangUp());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void givesAWellFormedAnswer() throws IOException {
    start(HttpAnswer.json(404, "{\"ä\":1}").with("x-one", "1").closing());

    assertThat(answer())
        .startsWith("HTTP/1.1 404 \r\n")
        .contains("Content-Length: 8\r\n", "Content-Type: application/json\r\n", "x-one: 1\r\n")
        .contains("Connection: close\r\n")
        .endsWith("\r\n\r\n{\"Ã¤\":1}");
  }

  @Test
  void remembersWhatItWasAsked() throws IOException {
    start(HttpAnswer.json(200, "").closing());
    answer();

    ReceivedRequest request = server.requests().get(0);
    assertThat(server.requests()).hasSize(1);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/a%2Fb?c");
    assertThat(request.header("x-ONE")).contains("1");
    assertThat(request.header("x-two")).isEmpty();
  }

  @Test
  void answersInOrderAndRepeatsTheLast() throws IOException {
    start(HttpAnswer.json(201, "").closing(), HttpAnswer.json(202, "").closing());

    assertThat(answer()).contains(" 201 ");
    assertThat(answer()).contains(" 202 ");
    assertThat(answer()).contains(" 202 ");
  }

  @Test
  void answersAsTheRequestDemands() throws IOException {
    server.close();
    server = ScriptedServer.start(request -> HttpAnswer.json(200, request.target()).closing());

    assertThat(answer()).endsWith("/a%2Fb?c");
  }

  @Test
  void keepsAConnectionForTheNextRequest() throws IOException {
    start(HttpAnswer.json(200, ""), HttpAnswer.json(404, "").closing());

    try (Socket client = connect()) {
      send(client);
      send(client);
      assertThat(rest(client)).contains(" 200 ").contains(" 404 ");
    }
  }

  @Test
  void liesAboutTheLength() throws IOException {
    start(HttpAnswer.json(200, "{}").claimingLength(99));

    assertThat(answer()).contains("Content-Length: 99\r\n").endsWith("\r\n\r\n{}");
  }

  @Test
  void claimsNoLength() throws IOException {
    start(HttpAnswer.json(200, "{}").withoutLength());

    assertThat(answer()).doesNotContain("Content-Length").endsWith("\r\n\r\n{}");
  }

  @Test
  void sendsChunks() throws IOException {
    start(HttpAnswer.json(200, "0123456789ab").chunked().thenClose());

    assertThat(answer())
        .doesNotContain("Content-Length")
        .contains("Transfer-Encoding: chunked")
        .endsWith("\r\n\r\nc\r\n0123456789ab\r\n0\r\n\r\n");
  }

  @Test
  void leavesOutTheLastChunk() throws IOException {
    start(HttpAnswer.json(200, "{}").chunkedWithoutEnd());

    assertThat(answer()).endsWith("\r\n\r\n2\r\n{}\r\n");
  }

  @Test
  void sendsTheSameBytesInParts() throws IOException {
    start(HttpAnswer.json(200, "{}").inParts(7, Duration.ofMillis(1)).thenClose());
    String inParts = answer();
    start(HttpAnswer.json(200, "{}").thenClose());

    assertThat(inParts).isEqualTo(answer());
  }

  @Test
  void answersLate() throws IOException {
    start(HttpAnswer.json(200, "{}").after(Duration.ofHours(1)));

    assertThatNothingComes();
  }

  @Test
  void saysNothing() throws IOException {
    start(ScriptedAnswer.silence());

    assertThatNothingComes();
  }

  @Test
  void neverStops() throws IOException {
    start(HttpAnswer.json(200, "").thenForEver("abc", Duration.ZERO));

    try (Socket client = connect()) {
      send(client);
      assertThat(client.getInputStream().readNBytes(100_000).length).isEqualTo(100_000);
    }
  }

  @Test
  void hangsUp() throws IOException {
    start(ScriptedAnswer.hangUp());

    assertThat(answer()).isEmpty();
  }

  @Test
  void resetsTheConnection() {
    start(ScriptedAnswer.reset());

    assertThatExceptionOfType(SocketException.class).isThrownBy(this::answer);
  }

  @Test
  void resetsTheConnectionAfterTheAnswer() {
    start(HttpAnswer.json(200, "{}").thenReset());

    assertThatExceptionOfType(SocketException.class).isThrownBy(this::answer);
  }

  @Test
  void endsAllConnectionsWhenItIsClosed() throws IOException {
    start(HttpAnswer.json(200, "{}").after(Duration.ofHours(1)));

    try (Socket client = connect()) {
      send(client);
      while (server.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(server.openConnections()).isEqualTo(1);
      server.close();
      assertThat(rest(client)).isEmpty();
    }
  }

  private void start(ScriptedAnswer first, ScriptedAnswer... more) {
    server.close();
    server = ScriptedServer.answering(first, more);
  }

  private void assertThatNothingComes() throws IOException {
    try (Socket client = connect()) {
      client.setSoTimeout((int) SHORT.toMillis());
      send(client);
      assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> rest(client));
    }
  }

  private String answer() throws IOException {
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

package io.harvestjob.testkit.stub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class StubBehaviourTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final StubBehaviour TEXT = client -> client.send("text".getBytes(UTF_8));

  private final List<String> calls = new ArrayList<>();
  private final CountDownLatch serverClosed = new CountDownLatch(1);

  @Test
  void closesTheConnection() throws IOException {
    send(StubBehaviour.closeConnection());

    assertThat(calls).containsExactly("close");
  }

  @Test
  void closesTheConnectionAfterTheResponse() throws IOException {
    send(TEXT.thenClose());

    assertThat(calls).containsExactly("text", "close");
  }

  @Test
  void resetsTheConnectionAfterTheResponse() throws IOException {
    send(TEXT.thenReset());

    assertThat(calls).containsExactly("text", "linger true 0", "close");
  }

  @Test
  void sendsTheResponseAfterTheDelay() throws IOException {
    send(TEXT.delayedBy(Duration.ZERO));

    assertThat(calls).containsExactly("text");
  }

  @Test
  void sendsNoDelayedResponseOnceTheServerIsClosed() {
    serverClosed.countDown();

    assertThatIOException().isThrownBy(() -> send(TEXT.delayedBy(HOUR)));
    assertThat(calls).isEmpty();
  }

  @Test
  void sendsTheResponseBeforeWhatItRepeats() throws IOException {
    StubConnection client = new StubConnection(new RecordingSocket(3), serverClosed);

    assertThatIOException().isThrownBy(() -> TEXT.thenRepeat("!", Duration.ZERO).sendTo(client));
    assertThat(calls).containsExactly("text", "!", "!");
  }

  @Test
  void pausesBeforeWhatItRepeats() {
    serverClosed.countDown();

    assertThatIOException().isThrownBy(() -> send(TEXT.thenRepeat("!", HOUR)));
    assertThat(calls).containsExactly("text");
  }

  @Test
  void splitsAResponseIntoPartsOfOneSize() throws IOException {
    StubHttpResponse whole = StubHttpResponse.of(200, "0123456789".getBytes(UTF_8));
    send(whole);
    String bytes = calls.remove(0);

    send(whole.inParts(3, Duration.ZERO));
    assertThat(String.join("", calls)).isEqualTo(bytes);
    assertThat(calls.subList(0, 3)).allMatch(part -> part.length() == bytes.length() / 3);
    assertThat(bytes.length() % 3).isNotZero();
    assertThat(calls).hasSize(4).allMatch(part -> !part.isEmpty());
  }

  @Test
  void sendsNoEmptyPart() throws IOException {
    StubHttpResponse whole = StubHttpResponse.of(200, new byte[0]);

    send(whole.inParts(1, Duration.ZERO));
    assertThat(calls).hasSize(1);
  }

  @Test
  void pausesBeforeEachPart() {
    serverClosed.countDown();

    assertThatIOException()
        .isThrownBy(() -> send(StubHttpResponse.of(200, new byte[9]).inParts(3, HOUR)));
    assertThat(calls).isEmpty();
  }

  private void send(StubBehaviour response) throws IOException {
    response.sendTo(new StubConnection(new RecordingSocket(Integer.MAX_VALUE), serverClosed));
  }

  /** Its peer closes the connection after some writes. */
  private final class RecordingSocket extends Socket {

    private final int maxWrites;

    RecordingSocket(int maxWrites) {
      this.maxWrites = maxWrites;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public OutputStream getOutputStream() {
      return new OutputStream() {
        @Override
        public void write(int b) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
          if (calls.size() == maxWrites) {
            throw new SocketException("Broken pipe");
          }
          calls.add(new String(bytes, from, length, UTF_8));
        }
      };
    }

    @Override
    public void setSoLinger(boolean on, int seconds) {
      calls.add("linger %s %d".formatted(on, seconds));
    }

    @Override
    public synchronized void close() {
      calls.add("close");
    }
  }
}

package io.harvestjob.adapters.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedBodyReaderTest {

  private final Deque<Runnable> elsewhere = new ArrayDeque<>();
  private final BoundedBodyReader reader = new BoundedBodyReader(elsewhere::add);
  private final BoundedBodyReader direct = new BoundedBodyReader(Runnable::run);

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1a", "-1", "1/", "1:", "1234567890123456789"})
  void takesALengthThatIsNoNumberForNone(String length) throws IOException {
    assertThat(direct.read(body("text"), Optional.of(length))).hasContent("text");
  }

  @Test
  void readsABodyOfTheLengthThatIsSaid() throws IOException {
    assertThat(direct.read(body("123456789"), Optional.of("9"))).hasContent("123456789");
  }

  @Test
  void refusesABodyShorterThanItSays() {
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> direct.read(body("123456789"), Optional.of("10")))
        .withMessage("The body ended after 9 of 10 bytes");
  }

  @Test
  void takesALengthOf18DigitsForANumber() {
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> direct.read(body("x"), Optional.of("999999999999999999")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text"})
  void readsABodyThatHasArrivedOnTheThreadOfTheCaller(String text) throws IOException {
    assertThat(reader.read(body(text), Optional.of(String.valueOf(text.length()))))
        .hasContent(text);
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void passesOnWhatBreaksABody() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> direct.read(broken, Optional.empty()))
        .withMessage("Stream closed")
        .withNoCause();
  }

  @Test
  void givesUpABodyWhenItIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(InterruptedIOException.class)
          .isThrownBy(() -> reader.read(body("text"), Optional.empty()));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(((Future<?>) elsewhere.remove()).isCancelled()).isTrue();
    } finally {
      Thread.interrupted();
    }
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(US_ASCII));
  }
}

package io.harvestjob.bootstrap.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BackgroundLineWriterTest {

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final CountDownLatch blocked = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void writesEachLineBeforeItCloses() {
    try (BackgroundLineWriter writer =
        new BackgroundLineWriter(new PrintStream(output, true, UTF_8))) {
      writer.accept("a");
      writer.accept("b");
    }

    assertThat(output.toString(UTF_8)).isEqualToNormalizingNewlines("a\nb\n");
  }

  @Test
  void dropsLinesAfterItWasClosed() {
    BackgroundLineWriter writer = new BackgroundLineWriter(new PrintStream(output, true, UTF_8));
    writer.close();

    writer.accept("a");
    writer.close();

    assertThat(output.size()).isZero();
  }

  @Test
  void dropsLinesOfOtherThreadsWhileItCloses() throws Exception {
    for (int round = 0; round < 50; round++) {
      BackgroundLineWriter writer =
          new BackgroundLineWriter(new PrintStream(OutputStream.nullOutputStream()));
      CountDownLatch logging = new CountDownLatch(1);
      AtomicBoolean closed = new AtomicBoolean();
      CompletableFuture<Void> log =
          CompletableFuture.runAsync(
              () -> {
                while (!closed.get()) {
                  writer.accept("a");
                  logging.countDown();
                }
              });
      assertThat(logging.await(20, SECONDS)).isTrue();

      writer.close();

      closed.set(true);
      assertThat(log).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  @Test
  void writesAgainOnceAThreadCanBeStarted() {
    AtomicBoolean tooManyThreads = new AtomicBoolean(true);
    try (BackgroundLineWriter writer =
        new BackgroundLineWriter(
            new PrintStream(output, true, UTF_8),
            work -> {
              if (tooManyThreads.get()) {
                throw new OutOfMemoryError("unable to create native thread");
              }
              return new Thread(work);
            })) {
      assertThatCode(() -> writer.accept("a")).doesNotThrowAnyException();
      tooManyThreads.set(false);
      writer.accept("b");
    }

    assertThat(output.toString(UTF_8)).isEqualToNormalizingNewlines("b\n");
  }

  @Test
  void blocksNobodyWhileNobodyReads() throws Exception {
    BackgroundLineWriter writer =
        new BackgroundLineWriter(new PrintStream(new BlockingStream(), true, UTF_8));
    writer.accept("first");
    assertThat(blocked.await(20, SECONDS)).isTrue();

    for (int i = 0; i < 10_003; i++) {
      writer.accept("line");
    }

    assertThat(output.size()).isZero();
    release.countDown();
  }

  @Test
  void closesWhileNobodyReads() throws Exception {
    BackgroundLineWriter writer =
        new BackgroundLineWriter(new PrintStream(new BlockingStream(), true, UTF_8));
    writer.accept("first");
    assertThat(blocked.await(20, SECONDS)).isTrue();

    writer.close();
    assertThat(output.size()).isZero();
    release.countDown();
  }

  private final class BlockingStream extends OutputStream {

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      blocked.countDown();
      boolean interrupted = false;
      while (release.getCount() > 0) {
        try {
          release.await();
        } catch (InterruptedException e) {
          interrupted = true; // as a pipe does not care
        }
      }
      output.write(bytes, offset, length);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

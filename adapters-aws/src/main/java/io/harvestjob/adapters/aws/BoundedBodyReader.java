package io.harvestjob.adapters.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import software.amazon.awssdk.http.AbortableInputStream;

/**
 * Reads bodies that must be neither longer than 1 MiB nor shorter than their header says. One that
 * has not arrived with its head is read on another thread, which alone may get stuck in it.
 */
final class BoundedBodyReader {

  static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DIGITS = 18;

  private final Executor executor;

  BoundedBodyReader(Executor executor) {
    this.executor = executor;
  }

  AbortableInputStream read(InputStream body, Optional<String> contentLength) throws IOException {
    long length =
        contentLength.filter(BoundedBodyReader::isNumber).map(Long::parseLong).orElse(-1L);
    byte[] bytes =
        hasArrived(body, length) ? readBounded(body, length) : readElsewhere(body, length);
    return AbortableInputStream.create(new ByteArrayInputStream(bytes));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean hasArrived(InputStream body, long length) throws IOException {
    return length >= 0 && body.available() >= length;
  }

  private byte[] readElsewhere(InputStream body, long length) throws IOException {
    FutureTask<byte[]> task = new FutureTask<>(() -> readBounded(body, length));
    executor.execute(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
    } finally {
      task.cancel(true);
    }
  }

  private static byte[] readBounded(InputStream body, long length) throws IOException {
    try (body) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes.write(buffer, 0, read);
        requireBounded(bytes.size());
      }
      requireWhole(bytes.size(), length);
      return bytes.toByteArray();
    }
  }

  private static void requireBounded(int size) throws IOException {
    if (size > MAX_BYTES) {
      throw new IOException("The body is longer than %d bytes".formatted(MAX_BYTES));
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("Interrupted");
    }
  }

  private static void requireWhole(int size, long length) throws IOException {
    if (size < length) {
      throw new EOFException("The body ended after %d of %d bytes".formatted(size, length));
    }
  }
}

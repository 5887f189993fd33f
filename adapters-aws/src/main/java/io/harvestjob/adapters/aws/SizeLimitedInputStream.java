package io.harvestjob.adapters.aws;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body that must be neither longer than the limit nor shorter than its header says. */
final class SizeLimitedInputStream extends FilterInputStream {

  private final long minLength;
  private long count;

  SizeLimitedInputStream(InputStream body, long minLength) {
    super(body);
    this.minLength = minLength;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int read = super.read(bytes, from, length);
    count(read);
    return read;
  }

  private void count(int read) throws IOException {
    if (read < 0 && count < minLength) {
      throw new EOFException("The body ended after %d of %d bytes".formatted(count, minLength));
    }
    count += Math.max(0, read);
    if (count > ResponseLimitInterceptor.MAX_BODY_BYTES) {
      throw new IOException(
          "The body is longer than %d bytes".formatted(ResponseLimitInterceptor.MAX_BODY_BYTES));
    }
  }
}

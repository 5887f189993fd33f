package io.harvestjob.adapters.aws;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is neither longer than anybody needs nor shorter than its length says. */
final class BoundedBody extends FilterInputStream {

  private final long atLeast;
  private long count;

  BoundedBody(InputStream body, long atLeast) {
    super(body);
    this.atLeast = atLeast;
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
    if (read < 0 && count < atLeast) {
      throw new EOFException("The body ended after %d of %d bytes".formatted(count, atLeast));
    }
    count += Math.max(0, read);
    if (count > AnswerGuard.MAX_BODY_BYTES) {
      throw new IOException(
          "The body is longer than %d bytes".formatted(AnswerGuard.MAX_BODY_BYTES));
    }
  }
}

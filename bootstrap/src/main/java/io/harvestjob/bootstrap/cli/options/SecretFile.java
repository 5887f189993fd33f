package io.harvestjob.bootstrap.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file whose first line is a secret. */
record SecretFile(Path path) {

  /** Longer than any secret, so that one that is too long is noticed. */
  private static final int BYTES_READ = 4096;

  /**
   * Returns the first line.
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  String read() {
    if (!Files.isRegularFile(path)) {
      throw problem("there is no such regular file"); // a pipe would wait for its writer
    }
    if (!Files.isReadable(path)) {
      throw problem("permission denied");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(BYTES_READ), UTF_8).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw problem(e.getMessage());
    }
  }

  private IllegalArgumentException problem(@Nullable String reason) {
    return new IllegalArgumentException("%s cannot be read: %s".formatted(path, reason));
  }
}

package io.harvestjob.bootstrap.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harvestjob.bootstrap.output.TerminalSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file whose first line is a secret. */
record SecretFile(Path path) {

  /** Longer than any secret, so that one that is too long is noticed. */
  private static final int BYTES_READ = 4096;

  private static final Set<PosixFilePermission> SHARED =
      PosixFilePermissions.fromString("---rw-rw-");

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

  /** Warns if other users can read or write the file, where files have permissions. */
  void warnIfShared(Consumer<String> warnings) {
    if (isShared()) {
      warnings.accept(
          "%s can be read or written by other users; run chmod 600 on it"
              .formatted(TerminalSanitizer.sanitize(path.toString())));
    }
  }

  private boolean isShared() {
    try {
      return !Collections.disjoint(Files.getPosixFilePermissions(path), SHARED);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}

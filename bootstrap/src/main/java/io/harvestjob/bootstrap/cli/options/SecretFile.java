package io.harvestjob.bootstrap.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

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
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          "cannot be read: it is no regular file"); // a pipe waits for its writer
    }
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(BYTES_READ), UTF_8).lines().findFirst().orElse("");
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("there is no such file");
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException("cannot be read: permission denied");
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e.getMessage());
    }
  }

  /** Returns whether other users can read or write the file, where files have permissions. */
  boolean isShared() {
    try {
      return !Collections.disjoint(Files.getPosixFilePermissions(path), SHARED);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}

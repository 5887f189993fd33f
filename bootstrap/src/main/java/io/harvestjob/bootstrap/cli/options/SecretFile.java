package io.harvestjob.bootstrap.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * A file whose first line is a secret.
 *
 * @param option the name of the option that names the file
 */
record SecretFile(String option, Path path) {

  /** Longer than any secret, so that one that is too long is noticed. */
  private static final int BYTES_READ = 4096;

  /**
   * Returns the first line.
   *
   * @throws TypeConversionException naming the option, if the file cannot be read
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

  private TypeConversionException problem(@Nullable String reason) {
    return new TypeConversionException(
        "argument %s: %s cannot be read: %s".formatted(option, path, reason));
  }
}

package io.harvestjob.bootstrap.cli.options;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.adapters.redis.RedisSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.TypeConversionException;

class RedisOptionsTest {

  @Command
  private static final class Options {
    @Mixin private SourceOptions source = new SourceOptions();
    @Mixin private RedisOptions redis = new RedisOptions();
  }

  @TempDir Path folder;

  @Test
  void shareNothingByDefault() {
    assertThat(settings()).isNull();
    assertThat(settings("--redis-namespace=mine")).isNull();
  }

  @Test
  void shareUnderTheGivenName() {
    assertThat(settings("--redis=redis://localhost:1", "--redis-namespace=mine"))
        .isEqualTo(RedisSettings.of("redis://localhost:1", "mine"));
  }

  @Test
  void readThePasswordForEachConnection() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "first\n");
    Supplier<String> password =
        requireNonNull(
            requireNonNull(
                    settings("--redis=redis://app@localhost", "--redis-password-file=" + file))
                .passwordProvider());
    assertThat(password.get()).isEqualTo("first");

    Files.writeString(file, "sécond\nnot this\n");

    assertThat(password.get()).isEqualTo("sécond");
  }

  @Test
  void refuseAFileThatIsNotThere() {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> settings("--redis=redis://localhost", "--redis-password-file=nope"))
        .withMessage(
            "argument --redis-password-file: nope cannot be read: there is no such regular file");
  }

  @Test
  void refuseANameThatFitsNoKey() {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> settings("--redis=redis://localhost", "--redis-namespace=a b"))
        .withMessage("argument --redis: namespace is out of range: a b");
  }

  private static @Nullable RedisSettings settings(String... arguments) {
    Options options = new Options();
    String[] all =
        Stream.concat(
                Stream.of("--region=us-east-1", "--redis-namespace=test"), Stream.of(arguments))
            .toArray(String[]::new);
    new CommandLine(options).setOverwrittenOptionsAllowed(true).parseArgs(all);
    return options.redis.settings(options.source);
  }
}

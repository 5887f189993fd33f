package io.harvestjob.bootstrap.cli.options;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.adapters.redis.RedisStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class RedisOptionsTest {

  @Command
  private static final class Options {
    @Mixin private SourceOptions source = new SourceOptions();
    @Mixin private RedisOptions redis = new RedisOptions();
  }

  @TempDir Path folder;

  @Test
  void shareNothingByDefault() {
    assertThat(settings()).isEmpty();
    assertThat(settings("--redis-namespace=mine")).isEmpty();
  }

  @Test
  void shareUnderTheGivenName() {
    assertThat(settings("--redis=redis://localhost:1", "--redis-namespace=mine"))
        .contains(RedisSettings.of("redis://localhost:1", "mine"));
  }

  @Test
  void readThePasswordForEachConnection() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "first\n");
    Supplier<String> password =
        requireNonNull(
            settings("--redis=redis://app@localhost", "--redis-password-file=" + file)
                .orElseThrow()
                .passwordProvider());
    assertThat(password.get()).isEqualTo("first");

    Files.writeString(file, "sécond\nnot this\n");

    assertThat(password.get()).isEqualTo("sécond");
  }

  @Test
  void refuseAFileThatIsNotThere() {
    assertThatExceptionOfType(ParameterException.class)
        .isThrownBy(() -> settings("--redis=redis://localhost", "--redis-password-file=nope"))
        .withMessage("argument --redis-password-file: nope: there is no such file");
  }

  @Test
  void refuseANameThatFitsNoKey() {
    assertThatExceptionOfType(ParameterException.class)
        .isThrownBy(() -> settings("--redis=redis://localhost", "--redis-namespace=a b"))
        .withMessage("argument --redis: namespace is out of range: a b");
  }

  @Test
  void countWhatRedisWasGoodFor() {
    RedisStatistics statistics = new RedisStatistics(1, 2, 3, 4, 5, 6, 15);

    assertThat(RedisOptions.counters(() -> statistics))
        .extractingFromEntries(Map.Entry::getKey, counter -> counter.getValue().getAsLong())
        .containsExactlyInAnyOrder(
            tuple("harvestjob_redis_stored_lookups", 1L),
            tuple("harvestjob_redis_shared_lookups", 2L),
            tuple("harvestjob_redis_coordinated_calls", 3L),
            tuple("harvestjob_redis_direct_calls", 4L),
            tuple("harvestjob_redis_refused_lookups", 5L),
            tuple("harvestjob_redis_failures", 15L));
  }

  private static Optional<RedisSettings> settings(String... arguments) {
    Options options = new Options();
    String[] all =
        Stream.concat(
                Stream.of("--region=us-east-1", "--redis-namespace=test"), Stream.of(arguments))
            .toArray(String[]::new);
    new CommandLine(options).setOverwrittenOptionsAllowed(true).parseArgs(all);
    return options.redis.settings(options.source);
  }
}

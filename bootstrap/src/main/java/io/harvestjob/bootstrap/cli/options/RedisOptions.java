package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.adapters.redis.RedisStatistics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is shared with other processes, and where. */
public final class RedisOptions {

  private static final String URL = "--redis";
  private static final String PASSWORD_FILE = "--redis-password-file";
  private static final String PASSWORD_VARIABLE = "HARVESTJOB_REDIS_PASSWORD";
  private static final String NAMESPACE = "--redis-namespace";

  @Option(
      names = URL,
      paramLabel = "URL",
      description =
          "Share jobs, one budget of calls and notifications with all processes that use this Redis or"
              + " Valkey: redis://[USER@]HOST[:PORT], rediss for TLS.")
  private @Nullable String url;

  @Option(
      names = PASSWORD_FILE,
      paramLabel = "FILE",
      description =
          "Read the password of Redis from the first line of this file for each connection; default:"
              + " the variable "
              + PASSWORD_VARIABLE
              + ". All users of this machine can read one in the URL.")
  private @Nullable Path passwordFile;

  @Option(
      names = NAMESPACE,
      paramLabel = "NAME",
      description =
          "Share only with processes that give the same name, 1 to 300 of A-Z a-z 0-9 . _ : -;"
              + " default: made of account, region and endpoint.")
  private @Nullable String namespace;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Returns the settings; empty if nothing is shared. */
  public Optional<RedisSettings> settings(SourceOptions source) {
    if (url == null) {
      return Optional.empty();
    }
    if (!source.usesAws()) {
      throw invalidArgument("argument %s: not allowed with argument --jobs".formatted(URL));
    }
    return Optional.of(settings(url, namespace == null ? source.defaultNamespace() : namespace));
  }

  /** Returns what is counted by sharing. */
  public static Map<String, LongSupplier> counters(Supplier<RedisStatistics> statistics) {
    return Map.of(
        "harvestjob_redis_stored_lookups", () -> statistics.get().stored(),
        "harvestjob_redis_shared_lookups", () -> statistics.get().shared(),
        "harvestjob_redis_coordinated_calls", () -> statistics.get().coordinated(),
        "harvestjob_redis_direct_calls", () -> statistics.get().direct(),
        "harvestjob_redis_refused_lookups", () -> statistics.get().refused(),
        "harvestjob_redis_failures", () -> statistics.get().failures());
  }

  private RedisSettings settings(String url, String namespace) {
    try {
      return RedisSettings.builder(url, namespace).passwordProvider(password()).build();
    } catch (IllegalArgumentException e) {
      throw invalidArgument("argument %s: %s".formatted(URL, e.getMessage()));
    }
  }

  private @Nullable Supplier<String> password() {
    if (passwordFile == null) {
      String password = System.getenv(PASSWORD_VARIABLE);
      return password == null || password.isBlank() ? null : () -> password;
    }
    SecretFile file = new SecretFile(passwordFile);
    requireReadable(file);
    return file::read;
  }

  private void requireReadable(SecretFile file) {
    try {
      file.read();
    } catch (IllegalArgumentException e) {
      throw invalidArgument(
          "argument %s: %s: %s".formatted(PASSWORD_FILE, file.path(), e.getMessage()));
    }
  }

  private ParameterException invalidArgument(String problem) {
    return new ParameterException(command.commandLine(), problem);
  }
}

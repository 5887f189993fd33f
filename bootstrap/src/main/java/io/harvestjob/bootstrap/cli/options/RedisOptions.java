package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.redis.RedisSettings;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say what is shared with other processes, and where. */
public final class RedisOptions {

  private static final String PASSWORD_VARIABLE = "HARVESTJOB_REDIS_PASSWORD";

  @Option(
      names = "--redis",
      paramLabel = "<url>",
      description =
          "Share jobs, one budget of calls and notifications with all processes that use this Redis or"
              + " Valkey: redis://[USER@]HOST[:PORT], rediss for TLS.")
  private @Nullable String url;

  @Option(
      names = "--redis-password-file",
      paramLabel = "<file>",
      description =
          "Read the password of Redis from the first line of this file for each connection; default:"
              + " the variable "
              + PASSWORD_VARIABLE
              + ". All users of this machine can read one in the URL.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--redis-namespace",
      paramLabel = "<name>",
      description =
          "Share only with processes that give the same name, 1 to 300 of A-Z a-z 0-9 . _ : -;"
              + " default: made of account, region and endpoint.")
  private @Nullable String namespace;

  /**
   * Returns the settings, or null if nothing is shared.
   *
   * @throws TypeConversionException if the URL, the namespace or the file cannot be used
   */
  public @Nullable RedisSettings settings(SourceOptions source) {
    if (url == null) {
      return null;
    }
    if (!source.usesAws()) {
      throw new TypeConversionException("argument --redis: not allowed with argument --jobs");
    }
    String name = namespace == null ? source.defaultNamespace() : namespace;
    RedisSettings.Builder settings = RedisSettings.builder(url, name).passwordProvider(password());
    return SettingsErrorTranslator.translate("argument --redis: ", settings::build);
  }

  private @Nullable Supplier<String> password() {
    if (passwordFile == null) {
      String password = System.getenv(PASSWORD_VARIABLE);
      return password == null || password.isBlank() ? null : () -> password;
    }
    SecretFile file = new SecretFile("--redis-password-file", passwordFile);
    file.read(); // at once, so that a wrong name is noticed
    return file::read;
  }
}

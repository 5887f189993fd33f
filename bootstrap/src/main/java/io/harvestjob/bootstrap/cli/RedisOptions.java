package io.harvestjob.bootstrap.cli;

import io.harvestjob.adapters.redis.RedisSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what is shared with other processes, and where. */
final class RedisOptions {

  private static final String URL = "--redis";
  private static final String NAMESPACE = "--redis-namespace";

  @Option(
      names = URL,
      paramLabel = "URL",
      description = {
        "Share jobs, one budget of calls and notifications with all processes that",
        "use this Redis or Valkey: redis://[USER:PASSWORD@]HOST[:PORT], rediss for TLS."
      })
  private @Nullable String url;

  @Option(
      names = NAMESPACE,
      paramLabel = "NAME",
      description = "Share only under this name; default: made of account, region and endpoint.")
  private @Nullable String namespace;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Returns the settings; empty if nothing is shared. */
  Optional<RedisSettings> settings(SourceOptions source) {
    if (url == null) {
      return Optional.empty();
    }
    if (!source.usesAws()) {
      throw invalidArgument("argument %s: not allowed with argument --jobs".formatted(URL));
    }
    return Optional.of(settings(url, namespace == null ? source.accountIdentifier() : namespace));
  }

  private RedisSettings settings(String url, String namespace) {
    try {
      return RedisSettings.of(url, namespace);
    } catch (IllegalArgumentException e) {
      throw invalidArgument("argument %s: %s".formatted(URL, e.getMessage()));
    }
  }

  private ParameterException invalidArgument(String problem) {
    return new ParameterException(command.commandLine(), problem);
  }
}

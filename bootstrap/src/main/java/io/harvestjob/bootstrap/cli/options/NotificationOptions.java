package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.adapters.aws.events.HarvestJobEvents;
import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJobNotification;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the endpoint for notifications. */
public final class NotificationOptions {

  private static final String SECRET_FILE = "--notifications-secret-file";

  @Option(
      names = SECRET_FILE,
      paramLabel = "FILE",
      description =
          "Accept EventBridge events at POST "
              + NotificationEndpoint.PATH
              + " and print them on stderr, if the header "
              + NotificationEndpoint.SECRET_HEADER
              + " holds the first line of this file.")
  private @Nullable Path secretFile;

  private final HarvestJobEventParser events = new HarvestJobEventParser();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /**
   * Returns the endpoint that passes on the notifications among the events it receives, or null if
   * it is not wanted.
   */
  public @Nullable NotificationEndpoint endpoint(
      Consumer<HarvestJobNotification> listener, Consumer<String> warnings) {
    if (secretFile == null) {
      return null;
    }
    SecretFile file = new SecretFile(secretFile);
    NotificationEndpoint endpoint = endpoint(file, listener);
    if (file.isShared()) {
      warnings.accept(
          "%s can be read or written by other users; run chmod 600 on it"
              .formatted(TerminalSanitizer.sanitize(secretFile.toString())));
    }
    return endpoint;
  }

  private NotificationEndpoint endpoint(
      SecretFile file, Consumer<HarvestJobNotification> listener) {
    try {
      return new NotificationEndpoint(file.read(), text -> passOn(text, listener));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          command.commandLine(),
          "argument %s: %s: %s".formatted(SECRET_FILE, secretFile, e.getMessage()));
    }
  }

  private void passOn(String text, Consumer<HarvestJobNotification> listener) {
    HarvestJobEvents found = events.parse(text);
    found.notifications().forEach(listener);
    found.requireWellFormed();
  }
}

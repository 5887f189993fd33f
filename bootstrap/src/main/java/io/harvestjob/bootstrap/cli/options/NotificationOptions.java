package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.adapters.aws.events.HarvestJobEvents;
import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.domain.HarvestJobNotification;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

  /**
   * Returns the endpoint that passes on the notifications among the events it receives, or null if
   * it is not wanted.
   *
   * @throws TypeConversionException if the file holds no secret
   */
  public @Nullable NotificationEndpoint endpoint(Consumer<HarvestJobNotification> listener) {
    if (secretFile == null) {
      return null;
    }
    try {
      return new NotificationEndpoint(
          new SecretFile(SECRET_FILE, secretFile).read(), text -> passOn(text, listener));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("argument %s: %s".formatted(SECRET_FILE, e.getMessage()));
    }
  }

  private void passOn(String text, Consumer<HarvestJobNotification> listener) {
    HarvestJobEvents found = events.parse(text);
    found.notifications().forEach(listener);
    found.requireWellFormed();
  }
}

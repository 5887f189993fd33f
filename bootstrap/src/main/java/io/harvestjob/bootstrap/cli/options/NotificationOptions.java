package io.harvestjob.bootstrap.cli.options;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.adapters.aws.events.ParsedEvents;
import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.domain.HarvestJobNotificationListener;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the endpoint for notifications. */
public final class NotificationOptions {

  private static final String SECRET_FILE = "--notifications-secret-file";

  @Option(
      names = SECRET_FILE,
      paramLabel = "<file>",
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
   * @throws picocli.CommandLine.TypeConversionException if the file holds no secret
   */
  public @Nullable NotificationEndpoint endpoint(HarvestJobNotificationListener listener) {
    if (secretFile == null) {
      return null;
    }
    String secret = new SecretFile(SECRET_FILE, secretFile).read();
    return SettingsErrorTranslator.translate(
        "argument %s: ".formatted(SECRET_FILE),
        () -> new NotificationEndpoint(secret, text -> passOn(text, listener)));
  }

  private void passOn(String text, HarvestJobNotificationListener listener) {
    ParsedEvents found = events.parse(text);
    found.notifications().forEach(listener::onNotification);
    found.requireWellFormed();
  }
}

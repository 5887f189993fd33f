package io.harvestjob.bootstrap.cli.options;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.harvestjob.adapters.aws.events.HarvestJobEventParser;
import io.harvestjob.adapters.aws.events.HarvestJobEvents;
import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.bootstrap.output.TerminalSanitizer;
import io.harvestjob.domain.HarvestJobNotification;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the endpoint for notifications. */
public final class NotificationOptions {

  private static final String SECRET_FILE = "--notifications-secret-file";

  /** One more than the longest secret, so that a longer one is noticed. */
  private static final int BYTES_READ = NotificationEndpoint.MAX_SECRET_LENGTH + 1;

  private static final Set<PosixFilePermission> SHARED =
      PosixFilePermissions.fromString("---rw-rw-");

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
    NotificationEndpoint endpoint = endpoint(secretFile, listener);
    if (isShared(secretFile)) {
      warnings.accept(
          "%s can be read or written by other users; run chmod 600 on it"
              .formatted(TerminalSanitizer.sanitize(secretFile.toString())));
    }
    return endpoint;
  }

  private static boolean isShared(Path file) {
    try {
      return !Collections.disjoint(Files.getPosixFilePermissions(file), SHARED);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // there are no such permissions here
    }
  }

  private NotificationEndpoint endpoint(Path file, Consumer<HarvestJobNotification> listener) {
    HarvestJobEventParser events = new HarvestJobEventParser();
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw invalidArgument(
          file, "cannot be read: it is no regular file"); // opening a pipe waits for its writer
    }
    try {
      return new NotificationEndpoint(
          firstLine(file),
          text -> {
            HarvestJobEvents found = events.parse(text);
            found.notifications().forEach(listener);
            found.requireWellFormed();
          });
    } catch (IllegalArgumentException e) {
      throw invalidArgument(file, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw invalidArgument(file, "there is no such file");
    } catch (AccessDeniedException e) {
      throw invalidArgument(file, "cannot be read: permission denied");
    } catch (IOException e) {
      throw invalidArgument(file, "cannot be read: " + e.getMessage());
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BYTES_READ), ISO_8859_1).lines().findFirst().orElse("");
    }
  }

  private ParameterException invalidArgument(Path file, String problem) {
    return new ParameterException(
        command.commandLine(), "argument %s: %s: %s".formatted(SECRET_FILE, file, problem));
  }
}

package io.harvestjob.bootstrap.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.harvestjob.adapters.http.server.NotificationInbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a server takes notifications, and from whom. */
final class NotificationOptions {

  private static final String SECRET_FILE = "--notifications-secret-file";

  /** One more than a secret has, so that a longer one is seen to be too long. */
  private static final int BYTES_READ = NotificationInbox.MAX_SECRET_LENGTH + 1;

  @Option(
      names = SECRET_FILE,
      paramLabel = "FILE",
      description = {
        "Take EventBridge events at POST " + NotificationInbox.PATH + ", and print them on stderr,",
        "from who sends the first line of this file as " + NotificationInbox.SECRET_HEADER + "."
      })
  private @Nullable Path secretFile;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** What hands notifications to {@code events}; null if none are to be taken. */
  @Nullable NotificationInbox inbox(Consumer<String> events) {
    return secretFile == null ? null : inbox(secretFile, events);
  }

  private NotificationInbox inbox(Path file, Consumer<String> events) {
    try {
      return new NotificationInbox(firstLine(file), events);
    } catch (IllegalArgumentException e) {
      throw refusal(file, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      throw refusal(file, "there is no such file");
    } catch (IOException e) {
      throw refusal(file, "cannot be read: " + e.getMessage());
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BYTES_READ), ISO_8859_1).lines().findFirst().orElse("");
    }
  }

  private ParameterException refusal(Path file, String problem) {
    return new ParameterException(
        command.commandLine(), "argument %s: %s: %s".formatted(SECRET_FILE, file, problem));
  }
}

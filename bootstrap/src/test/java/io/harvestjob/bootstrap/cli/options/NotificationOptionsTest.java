package io.harvestjob.bootstrap.cli.options;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.domain.HarvestJobNotification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class NotificationOptionsTest {

  private static final String SECRET = "open-sesame-1234";

  @TempDir Path folder;
  private final List<HarvestJobNotification> received = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Path file = Path.of("");

  @BeforeEach
  void writeSecret() throws IOException {
    file = Files.writeString(folder.resolve("secret"), SECRET + "\nsecond line\n");
    permit("rw-------");
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void openNoEndpointByDefault() {
    assertThat(new NotificationOptions().endpoint(received::add, warnings::add)).isNull();
  }

  @Test
  void takeTheFirstLineOfTheFileForTheSecret() {
    assertThat(endpoint().secret()).isEqualTo(SECRET);
    assertThat(warnings).isEmpty();
  }

  @Test
  void passOnTheNotificationsAmongEvents() {
    endpoint()
        .listener()
        .accept(
            """
            {"source": "aws.mediapackage", "detail-type": "MediaPackage HarvestJob Notification",
             "detail": {"harvest_job": {"id": "job-1", "status": "FAILED"}}}
            """);

    assertThat(received).extracting(each -> each.id().value()).containsExactly("job-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"})
  void warnOfAFileThatIsNotTheUsersAlone(String permissions) throws IOException {
    permit(permissions);

    assertThat(endpoint().secret()).isEqualTo(SECRET);
    assertThat(warnings)
        .containsExactly(file + " can be read or written by other users; run chmod 600 on it");
  }

  private NotificationEndpoint endpoint() {
    NotificationOptions options = new NotificationOptions();
    new CommandLine(options).parseArgs("--notifications-secret-file", file.toString());
    return requireNonNull(options.endpoint(received::add, warnings::add));
  }
}

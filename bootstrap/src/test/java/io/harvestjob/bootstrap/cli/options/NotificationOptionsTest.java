package io.harvestjob.bootstrap.cli.options;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.server.NotificationEndpoint;
import io.harvestjob.domain.HarvestJobNotification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NotificationOptionsTest {

  private static final String SECRET = "open-sesame-1234";

  @TempDir Path folder;
  private final List<HarvestJobNotification> received = new ArrayList<>();
  private Path file = Path.of("");

  @BeforeEach
  void writeSecret() throws IOException {
    file = Files.writeString(folder.resolve("secret"), SECRET + "\nsecond line\n");
  }

  @Test
  void openNoEndpointByDefault() {
    assertThat(new NotificationOptions().endpoint(received::add)).isNull();
  }

  @Test
  void takeTheFirstLineOfTheFileForTheSecret() {
    assertThat(endpoint().secret()).isEqualTo(SECRET);
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

  private NotificationEndpoint endpoint() {
    NotificationOptions options = new NotificationOptions();
    new CommandLine(options).parseArgs("--notifications-secret-file", file.toString());
    return requireNonNull(options.endpoint(received::add));
  }
}

package io.harvestjob.bootstrap.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands on the pages run, unless the page says that they need AWS. */
@Timeout(60)
class PageCommandsIT {

  static Stream<String> commands() throws IOException {
    return Page.all().map(page -> page.blocks("sh")).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void runs(String commands) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("bash", "-e", "-c", commands)
            .directory(Page.ROOT.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), UTF_8);

    assertThat(shell.waitFor()).as(output).isZero();
  }
}

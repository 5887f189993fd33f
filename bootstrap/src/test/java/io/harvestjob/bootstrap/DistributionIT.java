package io.harvestjob.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archives that a user downloads, unpacked and run. */
class DistributionIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {".tar.gz", ".zip"})
  void describesAJobOfTheSamplesThroughALinkFromAnotherFolder(String format) throws Exception {
    Path home = unpack(archive(format));
    Path link = Files.createDirectory(folder.resolve("bin")).resolve("harvestjob");
    Files.createSymbolicLink(link, home.resolve("harvestjob"));

    CommandLineResult result =
        new ExecutableRunner(link, folder)
            .run("describe", "--id", "cup-final", "--jobs", home.resolve("samples/jobs.json") + "");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("\"Id\": \"cup-final\"");
  }

  @Test
  void holdsTheSameFilesInBothFormats() throws Exception {
    List<String> files = files(unpack(archive(".tar.gz")));

    assertThat(files(unpack(archive(".zip")))).isEqualTo(files);
    assertThat(files)
        .contains("LICENSE", "harvestjob", "harvestjob.cmd", "harvestjob.jar", "samples/jobs.json")
        .noneMatch(file -> file.contains(".jsa"));
  }

  @Test
  void holdsALauncherForWindows() throws Exception {
    String launcher = Files.readString(unpack(archive(".zip")).resolve("harvestjob.cmd"));

    assertThat(launcher)
        .contains("-jar \"%~dp0harvestjob.jar\" %*\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  /** Returns the one folder that the archive contains; the JDK's jar leaves file modes out. */
  private Path unpack(Path archive) throws Exception {
    Path unpacked = Files.createTempDirectory(folder, "unpacked");
    List<String> command =
        isZip(archive)
            ? List.of(System.getProperty("java.home") + "/bin/jar", "xf", archive.toString())
            : List.of("tar", "xzf", archive.toString());
    Process process = new ProcessBuilder(command).directory(unpacked.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
    Path home = onlyFolderIn(unpacked);
    if (isZip(archive)) {
      assertThat(home.resolve("harvestjob").toFile().setExecutable(true)).isTrue();
    }
    return home;
  }

  private static Path onlyFolderIn(Path unpacked) throws IOException {
    try (Stream<Path> folders = Files.list(unpacked)) {
      return folders.toList().get(0);
    }
  }

  private static boolean isZip(Path archive) {
    return archive.toString().endsWith(".zip");
  }

  private static Path archive(String format) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("harvestjob-\\d.*\\Q" + format))
          .map(Path::toAbsolutePath)
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> files(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      return files
          .filter(Files::isRegularFile)
          .map(home::relativize)
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

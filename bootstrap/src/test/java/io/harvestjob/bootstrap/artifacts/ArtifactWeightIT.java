package io.harvestjob.bootstrap.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README says what each artifact brings along, as the stranger's build resolves it. */
class ArtifactWeightIT {

  private static final Path CLASSPATHS = Path.of("target/it/stranger/weight/target");
  private static final Pattern WEIGHT =
      Pattern.compile("\\| `(harvestjob-[a-z-]+)` .*\\| (\\d+) jars?, ([\\d.]+) MB \\|");

  @ParameterizedTest
  @MethodSource("artifacts")
  void weighsWhatTheReadmeSays(String artifact) throws IOException {
    MatchResult claim = claim(artifact);
    List<Path> jars = classpath(artifact);

    assertThat(jars).hasSize(Integer.parseInt(claim.group(2)));
    assertThat(megabytes(jars)).isCloseTo(Double.parseDouble(claim.group(3)), within(0.1));
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void bringsNettyWithTheServerOnly(String artifact) {
    assertThat(classpath(artifact).toString().contains("/io/netty/"))
        .isEqualTo(artifact.endsWith("-server"));
  }

  @Test
  void weighsEveryArtifactOfTheBom() {
    assertThat(artifacts())
        .containsExactlyInAnyOrderElementsOf(
            XmlFile.read(Path.of("bom/pom.xml"))
                .texts("/project/dependencyManagement/dependencies/dependency/artifactId"));
  }

  private static Stream<String> artifacts() {
    return claims().map(claim -> claim.group(1));
  }

  private static MatchResult claim(String artifact) {
    return claims().filter(claim -> claim.group(1).equals(artifact)).findFirst().orElseThrow();
  }

  private static Stream<MatchResult> claims() {
    return read(Path.of("../README.md"))
        .lines()
        .map(WEIGHT::matcher)
        .filter(Matcher::find)
        .map(Matcher::toMatchResult);
  }

  private static List<Path> classpath(String artifact) {
    return Pattern.compile(":")
        .splitAsStream(read(CLASSPATHS.resolve(artifact + ".classpath")).strip())
        .map(Path::of)
        .toList();
  }

  private static double megabytes(List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return bytes / 1e6;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file + " cannot be read", e);
    }
  }
}

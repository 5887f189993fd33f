package io.harvestjob.bootstrap.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The versions that the README calls supported are those of the compatibility build. */
class CompatibilityTableTest {

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

  @Test
  void namesTheVersionsThatAreBuilt() throws IOException {
    assertThat(tableOfThePage()).containsExactlyInAnyOrderElementsOf(builtVersions().toList());
  }

  private static List<String> tableOfThePage() throws IOException {
    return Files.readString(Path.of("../docs/in-a-service.md"))
        .transform(page -> page.substring(page.indexOf("## Works with")))
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| "))
        .flatMap(row -> VERSION.matcher(row).results().map(MatchResult::group))
        .toList();
  }

  private static Stream<String> builtVersions() {
    XmlFile build = XmlFile.read(Path.of("src/it/compatibility/pom.xml"));
    return build
        .texts(
            "/project/properties/*[contains(name(), '.version')][name() != 'harvestjob.version']")
        .stream()
        .map(CompatibilityTableTest::resolved);
  }

  /** Returns the property of the root POM that the invoker puts in, or the version itself. */
  private static String resolved(String version) {
    return version.startsWith("@")
        ? XmlFile.read(Path.of("../pom.xml"))
            .texts("/project/properties/" + version.replace("@", ""))
            .get(0)
        : version;
  }
}

package io.harvestjob.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what the builds compile and run. */
class TestkitReadmeTest {

  private static final Pattern SNIPPET = Pattern.compile("(?s)```(?:java|xml)\n(.*?)```");
  private static final List<Path> BUILT =
      List.of(
          Path.of("../../adapters-aws/src/test/java"),
          Path.of("../../bootstrap/src/it"),
          Path.of("../../bootstrap/src/test/java"),
          Path.of("../../application/src/test/java"),
          Path.of("src/test/java"));

  @Test
  void showsOnlyWhatIsBuilt() throws IOException {
    List<String> sources = BUILT.stream().flatMap(TestkitReadmeTest::sourcesIn).toList();

    assertThat(snippets())
        .hasSize(16)
        .allSatisfy(
            snippet -> assertThat(sources).anySatisfy(code -> assertThat(code).contains(snippet)));
  }

  @Test
  void namesEveryCaseOfTheContract() throws IOException {
    String page = Files.readString(Path.of("README.md"));

    assertThat(HarvestJobRepositoryContract.class.getDeclaredMethods())
        .filteredOn(method -> method.isAnnotationPresent(Test.class))
        .isNotEmpty()
        .allSatisfy(method -> assertThat(page).contains("`%s`".formatted(method.getName())));
  }

  private static Stream<String> snippets() throws IOException {
    return SNIPPET
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult snippet) -> snippet.group(1));
  }

  private static Stream<String> sourcesIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(TestkitReadmeTest::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

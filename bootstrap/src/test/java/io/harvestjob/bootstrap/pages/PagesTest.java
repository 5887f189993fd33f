package io.harvestjob.bootstrap.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.cli.CommandLineResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show is what the builds compile, and what they link to is there. */
class PagesTest {

  private static final List<SourceFile> BUILT =
      Stream.of("src/test/java", "src/test/resources/pages", "src/it")
          .map(Path::of)
          .flatMap(SourceFile::in)
          .toList();

  static Stream<Page> pages() throws IOException {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void showsJavaThatIsBuiltWithItsImports(Page page) {
    // the testkit has a test for its own page, whose snippets its own tests run too
    assertThat(page.toString().startsWith("domain") ? List.<String>of() : page.blocks("java"))
        .allSatisfy(
            block ->
                assertThat(BUILT).as(block).anyMatch(file -> file.shows(new SourceFile(block))));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksToWhatIsThere(Page page) {
    assertThat(page.links())
        .filteredOn(link -> !link.startsWith("http"))
        .allSatisfy(link -> assertThat(isThere(page, link)).as(link).isTrue());
  }

  private static boolean isThere(Page page, String link) {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
    return Files.exists(file) && (parts.length < 2 || new Page(file).anchors().contains(parts[1]));
  }

  @ParameterizedTest
  @CsvSource({"README.md, 170", "CONTRIBUTING.md, 90"})
  void staysShort(String page, int lines) {
    assertThat(Page.of(page).text().lines()).hasSizeLessThanOrEqualTo(lines);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysOfEveryCommandWhetherItIsRun(Page page) {
    assertThat(Pattern.compile("(?m)^```(sh.*)$").matcher(page.text()).results())
        .extracting((MatchResult block) -> block.group(1))
        .isSubsetOf("sh", "sh needs-aws");
  }

  @Test
  void showsEveryOptionOfEveryCommand() {
    String page = Page.of("docs/command-line.md").text();
    for (String command : new String[] {"describe", "wait", "serve"}) {
      Pattern.compile("(--[a-z-]+)")
          .matcher(CommandLineResult.run(command, "--help").out())
          .results()
          .map(MatchResult::group)
          .filter(option -> !option.equals("--help") && !option.equals("--version"))
          .forEach(option -> assertThat(page).contains(option));
    }
  }

  @Test
  void showsTheCommandThatCiRuns() {
    assertThat(Page.of("README.md").text()).contains("\n    ./mvnw verify\n");
    assertThat(Page.of(".ci/run").text()).endsWith("\n./mvnw verify\n");
  }
}

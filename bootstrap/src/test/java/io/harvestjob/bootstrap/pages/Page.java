package io.harvestjob.bootstrap.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file) {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  static Page of(String path) {
    return new Page(ROOT.resolve(path));
  }

  static Stream<Page> all() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
          Stream.of("README.md", "CONTRIBUTING.md", "domain/testkit/README.md").map(Page::of),
          docs.filter(file -> file.toString().endsWith(".md")).sorted().map(Page::new))
          .toList()
          .stream();
    }
  }

  String text() {
    return SourceFile.read(file);
  }

  /** Returns the blocks that begin with exactly this info string. */
  List<String> blocks(String info) {
    return Pattern.compile("(?ms)^```" + info + "\n(.*?)^```")
        .matcher(text())
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  List<String> links() {
    return LINK.matcher(text()).results().map((MatchResult link) -> link.group(1)).toList();
  }

  /** Returns the anchors of the headings, as the usual code hosts make them. */
  List<String> anchors() {
    return text()
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }
}

package io.harvestjob.bootstrap.pages;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Java as it stands in a file or on a page. Indentation and blank lines do not count. */
record SourceFile(String text) {

  static Stream<SourceFile> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> new SourceFile(read(file)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> imports() {
    return lines().filter(line -> line.startsWith("import ")).toList();
  }

  /** Returns what is not import; tests hand in what snippets call {@code System.out}. */
  String body() {
    return lines()
        .filter(line -> !line.startsWith("import ") && !line.isEmpty())
        .map(line -> line.replaceFirst("^out\\.println", "System.out.println"))
        .collect(joining("\n"));
  }

  /** Returns whether this file holds the snippet, and each import of it that the snippet needs. */
  boolean shows(SourceFile snippet) {
    return body().contains(snippet.body())
        && imports().stream()
            .filter(line -> snippet.body().matches("(?s).*\\b" + simpleName(line) + "\\b.*"))
            .allMatch(snippet.imports()::contains);
  }

  private Stream<String> lines() {
    return text.lines().map(String::strip);
  }

  private static String simpleName(String importLine) {
    return importLine.replaceAll(".*\\.(\\w+);", "$1");
  }
}

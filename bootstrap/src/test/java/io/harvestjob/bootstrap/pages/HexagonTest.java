package io.harvestjob.bootstrap.pages;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.bootstrap.artifacts.XmlFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The picture in the README has the arrows that the POMs have, but for those that follow from
 * others.
 */
class HexagonTest {

  private static final String[] MODULES = {
    "domain", "domain/adapterkit", "domain/testkit", "application", "adapters-aws",
    "adapters-aws/events", "adapters-http", "adapters-http/server", "adapters-redis", "bootstrap"
  };

  private final Map<String, Set<String>> dependencies = new LinkedHashMap<>();

  @Test
  void hasTheArrowsOfThePoms() {
    for (String module : MODULES) {
      XmlFile pom = XmlFile.read(Page.ROOT.resolve(module).resolve("pom.xml"));
      dependencies.put(nameOf(pom.texts("/project/artifactId").get(0)), dependenciesIn(pom));
    }

    assertThat(arrowsOfThePicture()).containsExactlyInAnyOrderElementsOf(arrowsOfThePoms());
  }

  private static Set<String> dependenciesIn(XmlFile pom) {
    return pom
        .texts("/project/dependencies/dependency[groupId='io.harvestjob'][not(scope)]/artifactId")
        .stream()
        .map(HexagonTest::nameOf)
        .collect(toSet());
  }

  private static String nameOf(String artifact) {
    return artifact.replaceFirst("harvestjob-", "");
  }

  private Set<String> arrowsOfThePoms() {
    return dependencies.keySet().stream()
        .flatMap(from -> directDependenciesOf(from).map(to -> from + " --> " + to))
        .collect(toSet());
  }

  private Stream<String> directDependenciesOf(String module) {
    Set<String> all = dependencies.get(module);
    return all.stream().filter(to -> all.stream().noneMatch(other -> reaches(other, to)));
  }

  private boolean reaches(String from, String to) {
    return dependencies.get(from).stream().anyMatch(next -> next.equals(to) || reaches(next, to));
  }

  private static Set<String> arrowsOfThePicture() {
    return Page.of("README.md").blocks("mermaid").stream()
        .flatMap(String::lines)
        .filter(line -> line.contains("-->"))
        .map(line -> line.replaceAll("\\{\\{.*}}", "").strip().split(" --> "))
        .flatMap(
            sides -> ends(sides[0]).flatMap(from -> ends(sides[1]).map(to -> from + " --> " + to)))
        .collect(toSet());
  }

  private static Stream<String> ends(String side) {
    return Pattern.compile(" & ").splitAsStream(side);
  }
}

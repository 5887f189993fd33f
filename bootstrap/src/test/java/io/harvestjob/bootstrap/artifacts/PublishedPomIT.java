package io.harvestjob.bootstrap.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The POMs that are published have what Maven Central demands and nothing that only we resolve. */
class PublishedPomIT {

  private static final Path ROOT = Path.of("..");
  private static final String HOME = "https://harvestjob.io";

  @ParameterizedTest
  @MethodSource("publishedModules")
  void saysWhatMavenCentralDemands(String module) {
    XmlFile pom = publishedPom(module);

    assertThat(pom.texts("/project/groupId")).containsExactly("io.harvestjob");
    assertThat(pom.texts("/project/artifactId | /project/version")).hasSize(2);
    assertThat(pom.texts("/project/name")).hasSize(1).doesNotContain("");
    assertThat(pom.texts("/project/description")).hasSize(1).doesNotContain("");
    assertThat(pom.texts("/project/licenses/license/name")).containsExactly("Apache-2.0");
    assertThat(pom.texts("/project/developers/developer/name")).isNotEmpty();
    assertThat(pom.texts("/project/developers/developer/organization")).isNotEmpty();
    assertThat(pom.texts("/project/developers/developer/organizationUrl")).containsOnly(HOME);
  }

  @ParameterizedTest
  @MethodSource("publishedModules")
  void namesTheHomeOfTheWholeProject(String module) {
    XmlFile pom = publishedPom(module);

    assertThat(pom.texts("/project/url | /project/scm/url")).containsExactly(HOME, HOME);
    assertThat(pom.texts("/project/scm/connection | /project/scm/developerConnection"))
        .hasSize(2)
        .containsOnly("scm:git:" + HOME + "/harvestjob.git");
  }

  @ParameterizedTest
  @MethodSource("publishedModules")
  void needsNoParentAndNoRepository(String module) {
    XmlFile pom = publishedPom(module);

    assertThat(pom.texts("/project/parent | //repositories | /project/build")).isEmpty();
    assertThat(pom.texts("/project/dependencies/dependency/version"))
        .hasSameSizeAs(pom.texts("/project/dependencies/dependency"))
        .noneMatch(version -> version.contains("$"));
    assertThat(pom.texts("/project/dependencies/dependency/scope")).doesNotContain("test");
  }

  @Test
  void managesEveryPublishedJarInTheBom() {
    List<String> jars =
        publishedModules()
            .filter(module -> !module.equals("bootstrap/bom"))
            .flatMap(module -> publishedPom(module).texts("/project/artifactId").stream())
            .toList();

    assertThat(
            publishedPom("bootstrap/bom")
                .texts("/project/dependencyManagement/dependencies/dependency/artifactId"))
        .containsExactlyInAnyOrderElementsOf(jars);
  }

  @Test
  void excludesFromMavenCentralWhatIsNotDeployed() {
    List<String> kept =
        Stream.concat(Stream.of("."), modules().filter(module -> !isPublished(module)))
            .flatMap(module -> pom(module).texts("/project/artifactId").stream())
            .toList();

    assertThat(pom(".").texts("//excludeArtifact")).containsExactlyInAnyOrderElementsOf(kept);
  }

  private static Stream<String> publishedModules() {
    return modules().filter(PublishedPomIT::isPublished);
  }

  private static Stream<String> modules() {
    return pom(".").texts("/project/modules/module").stream();
  }

  private static boolean isPublished(String module) {
    return !pom(module).texts("/project/properties/maven.deploy.skip").contains("true");
  }

  private static XmlFile pom(String module) {
    return XmlFile.read(ROOT.resolve(module).resolve("pom.xml"));
  }

  /** What the stranger's build was given. */
  private static XmlFile publishedPom(String module) {
    String artifact = pom(module).texts("/project/artifactId").get(0);
    String version = pom(".").texts("/project/version").get(0);
    return XmlFile.read(
        Path.of("target/it-repository/io/harvestjob", artifact, version)
            .resolve(artifact + "-" + version + ".pom"));
  }
}

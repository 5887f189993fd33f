package io.harvestjob.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The fence around each layer, as a list of what it may depend on. The root package is a parameter,
 * so that the rules can be tried on code that breaks them.
 */
record ArchitectureRules(String root) {

  private static final String[] LAYERS = {
    "domain", "testkit", "application", "adapters.aws", "adapters.http", "bootstrap"
  };

  ArchRule domainIsPure() {
    return layerDependsOnlyOn("domain", "java..")
        .because("whoever embeds the model inherits nothing but the JDK");
  }

  ArchRule testkitBurdensNoTest() {
    return layerDependsOnlyOn(
            "testkit",
            in("domain"),
            "java..",
            "com.sun.net.httpserver..",
            "org.junit.jupiter.api..")
        .because("a fake that brings a framework along is a fake that people take out again");
  }

  ArchRule junitStaysInItsRoom() {
    return noClasses()
        .that()
        .resideInAPackage(in("testkit"))
        .and()
        .resideOutsideOfPackage(in("testkit.junit"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", in("testkit.junit"))
        .because("the fake serves people who test with something else, or not at all");
  }

  ArchRule applicationKnowsOnlyThePort() {
    return layerDependsOnlyOn(
            "application",
            in("domain"),
            "java..",
            "jakarta.validation..",
            "org.hibernate.validator..")
        .because("a use case must not care which adapter answers");
  }

  ArchRule awsAdapterKnowsNoOtherAdapter() {
    return layerDependsOnlyOn(
            "adapters.aws",
            in("domain"),
            "java..",
            "javax.net.ssl..",
            "com.fasterxml.jackson.core..",
            "software.amazon.awssdk..",
            "org.mapstruct..")
        .because("adapters are swapped for one another, so none may lean on another");
  }

  ArchRule httpAdapterKnowsNoOtherAdapter() {
    return noClasses()
        .that()
        .resideInAPackage(in("adapters.http"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            in("adapters.aws"), in("testkit"), in("bootstrap"), "software.amazon.awssdk..")
        .because("adapters are swapped for one another, so none may lean on another");
  }

  ArchRule everyClassHasALayer() {
    return classes()
        .should()
        .resideInAnyPackage(Arrays.stream(LAYERS).map(this::in).toArray(String[]::new))
        .because("a class outside of every layer is outside of every rule");
  }

  private ArchRule layerDependsOnlyOn(String layer, String... others) {
    String[] allowed =
        Stream.of(new String[] {in(layer), "org.jspecify.annotations.."}, others)
            .flatMap(Arrays::stream)
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(in(layer))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed);
  }

  private String in(String layer) {
    return root + "." + layer + "..";
  }
}

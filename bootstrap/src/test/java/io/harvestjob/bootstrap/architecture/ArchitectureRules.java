package io.harvestjob.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.doNot;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What each layer may depend on. The root package is a parameter, so that the rules can be tested
 * on code that breaks them; the package of an SDK starts with two dots for the same reason.
 */
record ArchitectureRules(String root) {

  private static final String[] LAYERS = {
    "domain",
    "adapterkit",
    "testkit",
    "application",
    "adapters.aws",
    "adapters.http",
    "adapters.redis",
    "bootstrap"
  };

  /** Those of the JDK one by one: a proxy, a URL or a file is no part of a harvest job. */
  private static final String[] PACKAGES_OF_DOMAIN = {
    "java.lang",
    "java.lang.invoke",
    "java.lang.runtime",
    "java.math",
    "java.time",
    "java.time.format",
    "java.time.temporal",
    "java.util",
    "java.util.function",
    "java.util.regex",
    "java.util.stream",
    "org.jspecify.annotations"
  };

  private static final String AWS_SDK = "..software.amazon.awssdk..";
  private static final String HTTP_CLIENT = "..io.micronaut.http.client..";

  private static final String REDIS_CLIENT = "..redis.clients..";

  private static final String[] PUBLIC_TYPES_OF_APPLICATION = {
    "(Describe|Await)HarvestJob(Service)?",
    "(Caching|Observed)HarvestJobRepository",
    "InvalidQueryException",
    "PollLimits",
    "WaitAbortedException",
    "WaitOutcome",
    "WaitProgress",
    "package-info"
  };

  ArchRule domainDependsOnTheLanguageOnly() {
    return classes()
        .that()
        .resideInAPackage(in("domain"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of(in("domain")), Stream.of(PACKAGES_OF_DOMAIN))
                .toArray(String[]::new))
        .because("what a harvest job is has nothing to do with how one is found");
  }

  ArchRule adapterkitDependsOnDomainOnly() {
    return layerDependsOnlyOn("adapterkit", in("domain"), "javax.net.ssl..")
        .because("every adapter inherits what its kit depends on");
  }

  ArchRule testkitDependsOnDomainOnly() {
    return layerDependsOnlyOn(
            "testkit",
            in("domain"),
            in("adapterkit"),
            "com.sun.net.httpserver..",
            "org.junit.jupiter.api..")
        .because("a fake that brings a framework into a build is soon removed from it");
  }

  ArchRule onlyTheJunitPackageUsesJunit() {
    return noClasses()
        .that()
        .resideInAPackage(in("testkit"))
        .and()
        .resideOutsideOfPackage(in("testkit.junit"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", in("testkit.junit"))
        .because("JUnit is optional for users of the fake");
  }

  ArchRule applicationDependsOnThePortOnly() {
    return layerDependsOnlyOn(
            "application",
            in("domain"),
            "com.github.benmanes.caffeine..",
            "io.micrometer.observation..",
            "jakarta.validation..",
            "org.hibernate.validator..")
        .because("a use case works with every adapter");
  }

  ArchRule applicationHidesItsInternals() {
    return classes()
        .that()
        .resideInAPackage(in("application"))
        .and()
        .areTopLevelClasses()
        .and()
        .haveNameNotMatching(".*\\.(" + String.join("|", PUBLIC_TYPES_OF_APPLICATION) + ")")
        .should()
        .notBePublic()
        .because("users see the use cases and their types only, and everything else can change");
  }

  ArchRule awsAdapterDependsOnDomainOnly() {
    return layerDependsOnlyOn(
            "adapters.aws",
            in("domain"),
            in("adapterkit"),
            "javax.net.ssl..",
            "com.fasterxml.jackson..",
            "org.mapstruct..",
            AWS_SDK)
        .because("adapters replace each other, so none may depend on another");
  }

  ArchRule httpAdapterDependsOnDomainOnly() {
    return layerDependsOnlyOn(
            "adapters.http",
            doNot(resideInAPackage(in("adapters.http.server"))),
            in("domain"),
            in("adapterkit"),
            "javax.net.ssl..",
            "com.fasterxml.jackson.databind..",
            "dev.failsafe..",
            "io.micronaut..",
            "org.mapstruct..",
            "org.reactivestreams..",
            "reactor.core..",
            HTTP_CLIENT)
        .because("adapters replace each other, so none may depend on another");
  }

  ArchRule httpAdapterUsesNoOtherHttpClient() {
    return noClasses()
        .that()
        .resideInAPackage(in("adapters.http"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .because("it is the port over Micronaut HTTP Client");
  }

  ArchRule redisAdapterDependsOnDomainOnly() {
    return layerDependsOnlyOn(
            "adapters.redis",
            in("domain"),
            in("adapterkit"),
            "com.google.gson..",
            "org.apache.commons.pool2..",
            "redis.clients.jedis..")
        .because("it decorates any adapter, so it may depend on none");
  }

  ArchRule redisAdapterReadsNoWallClock() {
    return noClasses()
        .that()
        .resideInAPackage(in("adapters.redis"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, Instant.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("clocks of replicas differ, and only that of Redis counts");
  }

  ArchRule serverDependsOnTheUseCase() {
    return layerDependsOnlyOn(
            "adapters.http.server",
            in("domain"),
            in("adapterkit"),
            in("application"),
            in("adapters.http"),
            "com.fasterxml.jackson..",
            "jakarta.annotation..",
            "jakarta.inject..",
            "io.micronaut..",
            "io.netty..",
            "io.prometheus..",
            "org.reactivestreams..",
            "org.slf4j..",
            "reactor.core.publisher..")
        .because("the server drives the use case, whichever adapter is behind it");
  }

  ArchRule clientDoesNotKnowTheServer() {
    return noClasses()
        .that()
        .resideInAPackage(in("adapters.http"))
        .and()
        .resideOutsideOfPackage(in("adapters.http.server"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(in("adapters.http.server"))
        .because("whoever takes the client inherits no server");
  }

  ArchRule serverDoesNotKnowTheClient() {
    return noClasses()
        .that()
        .resideInAPackage(in("adapters.http.server"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(in("adapters.http"))
                .and(
                    doNot(
                        resideInAnyPackage(
                            in("adapters.http.protocol"), in("adapters.http.server")))))
        .because("both sides share the protocol and nothing else");
  }

  ArchRule bootstrapUsesNoSdk() {
    return layerDependsOnlyOn(
            "bootstrap",
            in("domain"),
            in("adapterkit"),
            in("testkit"),
            in("application"),
            in("adapters"),
            "com.fasterxml.jackson..",
            "picocli..")
        .because("the wiring talks to adapters, not to what they are made of");
  }

  ArchRule onlyTheAwsAdapterUsesTheAwsSdk() {
    return onlyLayerUses("adapters.aws", AWS_SDK);
  }

  ArchRule onlyTheRedisAdapterUsesARedisClient() {
    return onlyLayerUses("adapters.redis", REDIS_CLIENT);
  }

  ArchRule onlyTheHttpAdapterUsesAnHttpClient() {
    return noClasses()
        .that(
            doNot(resideInAPackage(in("adapters.http")))
                .or(resideInAPackage(in("adapters.http.server"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(HTTP_CLIENT)
        .because("an SDK that only its adapter uses can be replaced with it");
  }

  ArchRule everyClassHasALayer() {
    return classes()
        .should()
        .resideInAnyPackage(Arrays.stream(LAYERS).map(this::in).toArray(String[]::new))
        .because("a class outside of every layer is outside of every rule");
  }

  ArchRule packagesHaveNoCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a reader can follow dependencies in one direction");
  }

  /** Leaves out nested classes, which are read with their outer class, and generated ones. */
  ArchRule noTwoClassesShareASimpleName() {
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .haveNameNotMatching(".*\\.\\$[^.]*")
        .and()
        .doNotHaveSimpleName("package-info")
        .should(new HaveUniqueSimpleName())
        .because("a name stands for one thing in the whole repository");
  }

  private ArchRule onlyLayerUses(String layer, String sdk) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(in(layer))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(sdk)
        .because("an SDK that only its adapter uses can be replaced with it");
  }

  private ArchRule layerDependsOnlyOn(String layer, String... others) {
    return layerDependsOnlyOn(layer, alwaysTrue(), others);
  }

  private ArchRule layerDependsOnlyOn(
      String layer, DescribedPredicate<JavaClass> part, String... others) {
    return classes()
        .that(resideInAPackage(in(layer)).and(part))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(in(layer), "java..", "org.jspecify.annotations.."), Stream.of(others))
                .toArray(String[]::new));
  }

  private String in(String layer) {
    return root + "." + layer + "..";
  }
}

package io.harvestjob.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The main code keeps every rule, and every rule catches code that breaks it. */
class ArchitectureTest {

  private static final String PLANTED = ArchitectureTest.class.getPackageName() + ".planted";

  private static final JavaClasses MAIN_CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.harvestjob");

  private static final JavaClasses PLANTED_CODE = new ClassFileImporter().importPackages(PLANTED);

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(
            ArchitectureRules::domainDependsOnTheLanguageOnly,
            "domain.DomainUsingFramework",
            "domain.DomainUsingAdapterkit",
            "domain.DomainReadingAProxy",
            "domain.DomainOpeningAUrl",
            "domain.DomainAskingForSecurity"),
        rule(
            ArchitectureRules::adapterkitDependsOnDomainOnly,
            "adapterkit.AdapterkitUsingFramework"),
        rule(ArchitectureRules::testkitDependsOnDomainOnly, "testkit.TestkitUsingAssertionLibrary"),
        rule(
            ArchitectureRules::onlyTheJunitPackageUsesJunit,
            "testkit.ExtensionOutsideOfJunitPackage"),
        rule(
            ArchitectureRules::applicationDependsOnThePortOnly,
            "application.UseCaseReturningAdapter"),
        rule(
            ArchitectureRules::awsAdapterDependsOnDomainOnly,
            "adapters.aws.AwsAdapterExtendingHttpAdapter"),
        rule(
            ArchitectureRules::httpAdapterDependsOnDomainOnly,
            "adapters.http.HttpAdapterUsingFake"),
        rule(
            ArchitectureRules::httpAdapterUsesNoOtherHttpClient,
            "adapters.http.HttpAdapterUsingTheJdksClient"),
        rule(
            ArchitectureRules::redisAdapterDependsOnDomainOnly,
            "adapters.redis.RedisAdapterExtendingHttpAdapter"),
        rule(
            ArchitectureRules::redisAdapterReadsNoWallClock,
            "adapters.redis.RedisAdapterReadingTheClock"),
        rule(ArchitectureRules::serverDependsOnTheUseCase, "adapters.http.server.ServerUsingFake"),
        rule(
            ArchitectureRules::onlyTheRedisAdapterUsesARedisClient,
            "bootstrap.BootstrapUsingRedisClient"),
        rule(ArchitectureRules::applicationHidesItsInternals, "application.PublicInternalType"),
        rule(
            ArchitectureRules::noTwoClassesShareASimpleName,
            "bootstrap.first.SharedName",
            "bootstrap.second.SharedName"),
        rule(ArchitectureRules::clientDoesNotKnowTheServer, "adapters.http.ClientUsingServer"),
        rule(
            ArchitectureRules::serverDoesNotKnowTheClient,
            "adapters.http.server.ServerUsingClient"),
        rule(
            ArchitectureRules::bootstrapUsesNoSdk,
            "bootstrap.BootstrapUsingAwsSdk",
            "bootstrap.BootstrapUsingHttpClient",
            "bootstrap.BootstrapUsingRedisClient"),
        rule(ArchitectureRules::onlyTheAwsAdapterUsesTheAwsSdk, "bootstrap.BootstrapUsingAwsSdk"),
        rule(
            ArchitectureRules::onlyTheHttpAdapterUsesAnHttpClient,
            "bootstrap.BootstrapUsingHttpClient"),
        rule(ArchitectureRules::everyClassHasALayer, "unlayered.ClassOutsideOfLayers"),
        rule(ArchitectureRules::packagesHaveNoCycles, "bootstrap.first.CycleStart"));
  }

  private static Arguments rule(
      Function<ArchitectureRules, ArchRule> rule, String... plantedViolations) {
    return Arguments.of(rule, Stream.of(plantedViolations).map((PLANTED + ".")::concat).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void mainCodeKeepsTheRule(Function<ArchitectureRules, ArchRule> rule) {
    rule.apply(new ArchitectureRules("io.harvestjob")).check(MAIN_CODE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleCatchesItsPlantedViolationsAndNothingElse(
      Function<ArchitectureRules, ArchRule> rule, List<String> plantedViolations) {
    List<String> caught =
        rule.apply(new ArchitectureRules(PLANTED))
            .evaluate(PLANTED_CODE)
            .getFailureReport()
            .getDetails();

    assertThat(plantedViolations)
        .allSatisfy(planted -> assertThat(caught).anySatisfy(contains(planted)));
    assertThat(caught)
        .allSatisfy(violation -> assertThat(plantedViolations).anyMatch(violation::contains));
  }

  private static ThrowingConsumer<String> contains(String className) {
    return violation -> assertThat(violation).contains(className);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(MAIN_CODE.getPackage("io.harvestjob").getSubpackagesInTree())
        .filteredOn(checked -> !checked.getClasses().isEmpty())
        .hasSizeGreaterThan(8)
        .allMatch((JavaPackage checked) -> checked.isAnnotatedWith(NullMarked.class));
  }
}

package io.harvestjob.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The house as it stands keeps every rule, and every rule catches code that breaks it. */
class ArchitectureTest {

  private static final String PLANTED = ArchitectureTest.class.getPackageName() + ".planted";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.harvestjob");

  private static final JavaClasses PLANTED_VIOLATIONS =
      new ClassFileImporter().importPackages(PLANTED);

  static Stream<Arguments> rules() {
    return Stream.of(
        rule(ArchitectureRules::domainIsPure, "domain.HoldsAFramework"),
        rule(ArchitectureRules::testkitBurdensNoTest, "testkit.AssertsWithALibrary"),
        rule(ArchitectureRules::junitStaysInItsRoom, "testkit.IsAJUnitExtension"),
        rule(ArchitectureRules::applicationKnowsOnlyThePort, "application.ReturnsAnAdapter"),
        rule(ArchitectureRules::awsAdapterKnowsNoOtherAdapter, "adapters.aws.ExtendsTheOther"),
        rule(ArchitectureRules::httpAdapterKnowsNoOtherAdapter, "adapters.http.CatchesForTheFake"),
        rule(ArchitectureRules::everyClassHasALayer, "attic.BelongsNowhere"));
  }

  private static Arguments rule(Function<ArchitectureRules, ArchRule> rule, String offender) {
    return Arguments.of(rule, offender);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeepsTheRule(Function<ArchitectureRules, ArchRule> rule) {
    rule.apply(new ArchitectureRules("io.harvestjob")).check(HOUSE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleCatchesJustWhoBreaksIt(Function<ArchitectureRules, ArchRule> rule, String offender) {
    assertThat(
            rule.apply(new ArchitectureRules(PLANTED))
                .evaluate(PLANTED_VIOLATIONS)
                .getFailureReport()
                .getDetails())
        .isNotEmpty()
        .allSatisfy(violation -> assertThat(violation).contains(PLANTED + "." + offender));
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(HOUSE.getPackage("io.harvestjob").getSubpackagesInTree())
        .filteredOn(room -> !room.getClasses().isEmpty())
        .hasSizeGreaterThan(8)
        .allMatch((JavaPackage room) -> room.isAnnotatedWith(NullMarked.class));
  }
}

package io.harvestjob.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harvestjob.domain.spi.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepositoryTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The contract bites: each wrong adapter fails just the cases that are about its fault. */
class HarvestJobRepositoryContractTest {

  private static final List<String> CASES_OF_WHOLE_JOBS =
      List.of(
          "servesManyCallersAtOnce",
          "servesOthersWhileOneLookupIsBlocked",
          "doesNotAskAgainWhenThatCannotHelp/ForbiddenException",
          "doesNotAskAgainWhenThatCannotHelp/NotFoundException",
          "doesNotAskAgainWhenThatCannotHelp/UnprocessableEntityException",
          "keepsEveryCharacterOfATextThatIsNotPlain",
          "keepsTimesAsTheyAreWritten",
          "reportsAnErrorOfOneJobForThatJobOnly",
          "returnsAJobWithEveryMember",
          "returnsAJobWithoutWhatTheServiceMayLeaveOut",
          "returnsTheJobThatIsAskedFor",
          "takesTheLongestId");

  @Test
  void passesARightAdapter() {
    assertThat(casesFailedBy(InMemoryHarvestJobRepositoryTest.class)).isEmpty();
  }

  @Test
  void passesAnAdapterThatRetriesWhatMayHelp() {
    assertThat(casesFailedBy(FaultyAdapters.RetriesWhatMayHelp.class)).isEmpty();
  }

  @Test
  void catchesStaleData() {
    assertThat(casesFailedBy(FaultyAdapters.ReturnsStaleData.class))
        .containsExactlyInAnyOrder("returnsAJobAsItStandsNow");
  }

  @Test
  void catchesAbsenceThatIsRemembered() {
    assertThat(casesFailedBy(FaultyAdapters.RemembersAbsence.class))
        .containsExactlyInAnyOrder(
            "findsAJobThatWasNotThereBefore",
            "makesEachErrorAnew",
            "doesNotAskAgainWhenThatCannotHelp/NotFoundException");
  }

  @Test
  void catchesErrorsThatAreSwallowed() {
    assertThat(casesFailedBy(FaultyAdapters.TakesEveryErrorAsAbsence.class))
        .containsExactlyInAnyOrder(
            "reportsEachErrorWithAllThatTheServiceSaid/UnprocessableEntityException",
            "reportsEachErrorWithAllThatTheServiceSaid/InternalServerErrorException",
            "reportsEachErrorWithAllThatTheServiceSaid/ForbiddenException",
            "reportsEachErrorWithAllThatTheServiceSaid/NotFoundException",
            "reportsEachErrorWithAllThatTheServiceSaid/ServiceUnavailableException",
            "reportsEachErrorWithAllThatTheServiceSaid/TooManyRequestsException",
            "doesNotAskAgainWhenThatCannotHelp/UnprocessableEntityException",
            "doesNotAskAgainWhenThatCannotHelp/ForbiddenException",
            "keepsAnErrorCodeThatIsNotModelled",
            "reportsThatThereWasNoResponse");
  }

  @Test
  void catchesAnIdThatIsTakenForAnother() {
    assertThat(casesFailedBy(FaultyAdapters.IgnoresCase.class))
        .containsExactlyInAnyOrder(
            "returnsTheJobThatIsAskedFor",
            "reportsEachErrorWithAllThatTheServiceSaid/UnprocessableEntityException",
            "reportsEachErrorWithAllThatTheServiceSaid/InternalServerErrorException",
            "reportsEachErrorWithAllThatTheServiceSaid/ForbiddenException",
            "reportsEachErrorWithAllThatTheServiceSaid/NotFoundException",
            "reportsEachErrorWithAllThatTheServiceSaid/ServiceUnavailableException",
            "reportsEachErrorWithAllThatTheServiceSaid/TooManyRequestsException",
            "doesNotAskAgainWhenThatCannotHelp/UnprocessableEntityException",
            "doesNotAskAgainWhenThatCannotHelp/ForbiddenException",
            "doesNotAskAgainWhenThatCannotHelp/NotFoundException");
  }

  @Test
  void catchesAnyJobWhereThereIsNone() {
    assertThat(casesFailedBy(FaultyAdapters.ReturnsTheFirstJobItKnows.class))
        .containsExactlyInAnyOrder(
            "neverReturnsAnotherJobThanTheOneAskedFor",
            "reportsAnUnknownJobAsNotFound",
            "reportsAnErrorOfOneJobForThatJobOnly");
  }

  @Test
  void catchesTheAnswerToAnotherQuestion() {
    assertThat(casesFailedBy(FaultyAdapters.BelievesEveryAnswer.class))
        .containsExactlyInAnyOrder("neverReturnsAnotherJobThanTheOneAskedFor");
  }

  @Test
  void catchesTheAnswerToAnotherQuestionThatIsWorthARetry() {
    assertThat(casesFailedBy(FaultyAdapters.AsksAgainAfterTheAnswerToAnother.class))
        .containsExactlyInAnyOrder("neverReturnsAnotherJobThanTheOneAskedFor");
  }

  @Test
  void catchesARetryOfADeniedCall() {
    assertThat(casesFailedBy(FaultyAdapters.RetriesADeniedCall.class))
        .containsExactlyInAnyOrder("doesNotAskAgainWhenThatCannotHelp/ForbiddenException");
  }

  @Test
  void catchesAnErrorThatSpreadsToOthers() {
    assertThat(casesFailedBy(FaultyAdapters.DeniesAllOnceOneIsDenied.class))
        .contains("reportsAnErrorOfOneJobForThatJobOnly");
  }

  @Test
  void catchesALockThatIsHeldWhileALookupWaits() {
    assertThat(casesFailedBy(FaultyAdapters.BlocksUnderALock.class))
        .containsExactlyInAnyOrder("servesOthersWhileOneLookupIsBlocked");
  }

  @Test
  void catchesAJobThatIsChangedWhileItWaits() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheMemberOfHeldJobs.class))
        .containsExactlyInAnyOrder("servesOthersWhileOneLookupIsBlocked");
  }

  @Test
  void catchesAMemberThatIsMadeUp() {
    assertThat(casesFailedBy(FaultyAdapters.AddsAMember.class))
        .containsExactlyInAnyOrder(wholeJobsAnd());
  }

  @Test
  void catchesAJobThatIsRenamed() {
    assertThat(casesFailedBy(FaultyAdapters.RenamesJobs.class))
        .containsExactlyInAnyOrder(wholeJobsAnd("findsAJobThatWasNotThereBefore"));
  }

  @Test
  void catchesTimesThatAreTidiedUp() {
    assertThat(casesFailedBy(FaultyAdapters.TidiesUpTimes.class))
        .containsExactlyInAnyOrder("keepsTimesAsTheyAreWritten");
  }

  @Test
  void catchesAStatusThatIsForcedIntoTheDocumentedOnes() {
    assertThat(casesFailedBy(FaultyAdapters.TakesUnknownAsFailed.class))
        .containsExactlyInAnyOrder("keepsAStatusThatIsNotDocumented");
  }

  @Test
  void catchesAStatusThatIsMadeUp() {
    assertThat(casesFailedBy(FaultyAdapters.TakesEveryJobAsFailed.class))
        .containsExactlyInAnyOrder(
            wholeJobsAnd("keepsAStatusThatIsNotDocumented", "returnsAJobAsItStandsNow"));
  }

  @Test
  void catchesAMessageThatIsRewritten() {
    assertThat(casesFailedBy(FaultyAdapters.SaysItInItsOwnWords.class))
        .containsExactlyInAnyOrder(eachOf("reportsEachErrorWithAllThatTheServiceSaid"));
  }

  @Test
  void catchesAStatusThatIsLost() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheStatus.class))
        .containsExactlyInAnyOrder(
            eachOf("reportsEachErrorWithAllThatTheServiceSaid", "reportsAnUnknownJobAsNotFound"));
  }

  @Test
  void catchesACodeThatIsLost() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheCode.class))
        .containsExactlyInAnyOrder(
            eachOf(
                "reportsEachErrorWithAllThatTheServiceSaid",
                "reportsAnUnknownJobAsNotFound",
                "keepsAnErrorCodeThatIsNotModelled"));
  }

  @Test
  void catchesARequestIdThatIsLost() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheRequestId.class))
        .containsExactlyInAnyOrder(eachOf("reportsEachErrorWithAllThatTheServiceSaid"));
  }

  @Test
  void catchesAnErrorThatGoesByTheStatusAlone() {
    assertThat(casesFailedBy(FaultyAdapters.GoesByTheStatusAlone.class))
        .containsExactlyInAnyOrder("keepsAnErrorCodeThatIsNotModelled");
  }

  @Test
  void catchesSilenceThatIsTakenForNonsense() {
    assertThat(casesFailedBy(FaultyAdapters.TakesSilenceAsNonsense.class))
        .containsExactlyInAnyOrder("reportsThatThereWasNoResponse");
  }

  private static List<String> casesFailedBy(Class<?> adapterTest) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(adapterTest))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map((Event event) -> nameOf(event.getTestDescriptor()))
        .toList();
  }

  /** The method, and for one of several cases of it the display name, as in a known deviation. */
  private static String nameOf(TestDescriptor test) {
    String method = ((MethodSource) test.getSource().orElseThrow()).getMethodName();
    return test.getUniqueId().getLastSegment().getType().equals("dynamic-test")
        ? method + "/" + test.getDisplayName()
        : method;
  }

  private static String[] wholeJobsAnd(String... others) {
    return Stream.concat(CASES_OF_WHOLE_JOBS.stream(), Stream.of(others)).toArray(String[]::new);
  }

  private static String[] eachOf(String method, String... others) {
    Stream<String> each =
        Stream.of(ServiceErrorType.values()).map(error -> method + "/" + error.errorCode());
    return Stream.concat(each, Stream.of(others)).toArray(String[]::new);
  }
}

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
          "answersManyCallersAtOnce",
          "answersOthersWhileOneLookupWaits",
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
    assertThat(casesFailedBy(WrongAdapters.RetriesWhatMayHelp.class)).isEmpty();
  }

  @Test
  void catchesStaleData() {
    assertThat(casesFailedBy(WrongAdapters.ReturnsStaleData.class))
        .containsExactlyInAnyOrder("returnsAJobAsItStandsNow");
  }

  @Test
  void catchesAbsenceThatIsRemembered() {
    assertThat(casesFailedBy(WrongAdapters.RemembersAbsence.class))
        .containsExactlyInAnyOrder(
            "findsAJobThatWasNotThereBefore",
            "makesEachErrorAnew",
            "doesNotAskAgainWhenThatCannotHelp/NotFoundException");
  }

  @Test
  void catchesErrorsThatAreSwallowed() {
    assertThat(casesFailedBy(WrongAdapters.TakesEveryErrorAsAbsence.class))
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
            "reportsThatThereWasNoAnswer");
  }

  @Test
  void catchesAnIdThatIsTakenForAnother() {
    assertThat(casesFailedBy(WrongAdapters.IgnoresCase.class))
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
    assertThat(casesFailedBy(WrongAdapters.ReturnsTheFirstJobItKnows.class))
        .containsExactlyInAnyOrder(
            "neverReturnsAnotherJobThanTheOneAskedFor",
            "reportsAnUnknownJobAsNotFound",
            "reportsAnErrorOfOneJobForThatJobOnly");
  }

  @Test
  void catchesTheAnswerToAnotherQuestion() {
    assertThat(casesFailedBy(WrongAdapters.BelievesEveryAnswer.class))
        .containsExactlyInAnyOrder("neverReturnsAnotherJobThanTheOneAskedFor");
  }

  @Test
  void catchesTheAnswerToAnotherQuestionThatIsWorthARetry() {
    assertThat(casesFailedBy(WrongAdapters.AsksAgainAfterTheAnswerToAnother.class))
        .containsExactlyInAnyOrder("neverReturnsAnotherJobThanTheOneAskedFor");
  }

  @Test
  void catchesARetryOfADeniedCall() {
    assertThat(casesFailedBy(WrongAdapters.RetriesADeniedCall.class))
        .containsExactlyInAnyOrder("doesNotAskAgainWhenThatCannotHelp/ForbiddenException");
  }

  @Test
  void catchesAnErrorThatSpreadsToOthers() {
    assertThat(casesFailedBy(WrongAdapters.DeniesAllOnceOneIsDenied.class))
        .contains("reportsAnErrorOfOneJobForThatJobOnly");
  }

  @Test
  void catchesALockThatIsHeldWhileALookupWaits() {
    assertThat(casesFailedBy(WrongAdapters.BlocksUnderALock.class))
        .containsExactlyInAnyOrder("answersOthersWhileOneLookupWaits");
  }

  @Test
  void catchesAJobThatIsChangedWhileItWaits() {
    assertThat(casesFailedBy(WrongAdapters.LosesTheMemberOfHeldJobs.class))
        .containsExactlyInAnyOrder("answersOthersWhileOneLookupWaits");
  }

  @Test
  void catchesAMemberThatIsMadeUp() {
    assertThat(casesFailedBy(WrongAdapters.AddsAMember.class))
        .containsExactlyInAnyOrder(wholeJobsAnd());
  }

  @Test
  void catchesAJobThatIsRenamed() {
    assertThat(casesFailedBy(WrongAdapters.RenamesJobs.class))
        .containsExactlyInAnyOrder(wholeJobsAnd("findsAJobThatWasNotThereBefore"));
  }

  @Test
  void catchesTimesThatAreTidiedUp() {
    assertThat(casesFailedBy(WrongAdapters.TidiesUpTimes.class))
        .containsExactlyInAnyOrder("keepsTimesAsTheyAreWritten");
  }

  @Test
  void catchesAStatusThatIsForcedIntoTheDocumentedOnes() {
    assertThat(casesFailedBy(WrongAdapters.TakesUnknownAsFailed.class))
        .containsExactlyInAnyOrder("keepsAStatusThatIsNotDocumented");
  }

  @Test
  void catchesAStatusThatIsMadeUp() {
    assertThat(casesFailedBy(WrongAdapters.TakesEveryJobAsFailed.class))
        .containsExactlyInAnyOrder(
            wholeJobsAnd("keepsAStatusThatIsNotDocumented", "returnsAJobAsItStandsNow"));
  }

  @Test
  void catchesAMessageThatIsRewritten() {
    assertThat(casesFailedBy(WrongAdapters.SaysItInItsOwnWords.class))
        .containsExactlyInAnyOrder(eachOf("reportsEachErrorWithAllThatTheServiceSaid"));
  }

  @Test
  void catchesAStatusThatIsLost() {
    assertThat(casesFailedBy(WrongAdapters.LosesTheStatus.class))
        .containsExactlyInAnyOrder(
            eachOf("reportsEachErrorWithAllThatTheServiceSaid", "reportsAnUnknownJobAsNotFound"));
  }

  @Test
  void catchesACodeThatIsLost() {
    assertThat(casesFailedBy(WrongAdapters.LosesTheCode.class))
        .containsExactlyInAnyOrder(
            eachOf(
                "reportsEachErrorWithAllThatTheServiceSaid",
                "reportsAnUnknownJobAsNotFound",
                "keepsAnErrorCodeThatIsNotModelled"));
  }

  @Test
  void catchesARequestIdThatIsLost() {
    assertThat(casesFailedBy(WrongAdapters.LosesTheRequestId.class))
        .containsExactlyInAnyOrder(eachOf("reportsEachErrorWithAllThatTheServiceSaid"));
  }

  @Test
  void catchesAnErrorThatGoesByTheStatusAlone() {
    assertThat(casesFailedBy(WrongAdapters.GoesByTheStatusAlone.class))
        .containsExactlyInAnyOrder("keepsAnErrorCodeThatIsNotModelled");
  }

  @Test
  void catchesSilenceThatIsTakenForNonsense() {
    assertThat(casesFailedBy(WrongAdapters.TakesSilenceAsNonsense.class))
        .containsExactlyInAnyOrder("reportsThatThereWasNoAnswer");
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

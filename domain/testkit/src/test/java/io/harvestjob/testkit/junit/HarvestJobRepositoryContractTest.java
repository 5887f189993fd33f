package io.harvestjob.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.harvestjob.testkit.InMemoryHarvestJobRepositoryTest;
import io.harvestjob.testkit.LookupLatch;
import io.harvestjob.testkit.UserThread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Each faulty adapter fails exactly the cases that are about its fault. */
class HarvestJobRepositoryContractTest {

  private static final List<String> CASES_OF_WHOLE_JOBS =
      List.of(
          "servesManyCallersAtOnce",
          "servesOthersWhileOneLookupIsBlocked",
          "doesNotRetryForbidden",
          "doesNotRetryNotFound",
          "doesNotRetryUnprocessableEntity",
          "keepsAnUndocumentedStatus",
          "keepsEveryCharacterOfAText",
          "keepsTheCaseOfAStatus",
          "keepsTheTextOfTimes",
          "reportsAnErrorOfOneJobForThatJobOnly",
          "returnsAJobWithEveryMember",
          "returnsAJobWithoutOptionalMembers",
          "returnsTheRequestedJob",
          "acceptsTheLongestId");

  @Test
  void passesAFaultlessAdapter() {
    assertThat(casesFailedBy(InMemoryHarvestJobRepositoryTest.class)).isEmpty();
  }

  @Test
  void passesAnAdapterThatRetries() {
    assertThat(casesFailedBy(FaultyAdapters.RetriesRetryableErrors.class)).isEmpty();
  }

  @Test
  void skipsAnAdapterWhoseSourceIsNotThere() {
    assertThat(casesFailedBy(FaultyAdapters.HasNoSource.class)).isEmpty();
  }

  @Test
  void catchesStaleJobs() {
    assertThat(casesFailedBy(FaultyAdapters.ReturnsStaleJobs.class))
        .containsExactlyInAnyOrder("returnsTheCurrentStatus");
  }

  @Test
  void catchesCachedNotFound() {
    assertThat(casesFailedBy(FaultyAdapters.CachesNotFound.class))
        .containsExactlyInAnyOrder(
            "findsAJobThatWasUnknownBefore",
            "createsANewExceptionForEachFailure",
            "doesNotRetryNotFound");
  }

  @Test
  void catchesErrorsReportedAsNotFound() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsEveryErrorAsNotFound.class))
        .containsExactlyInAnyOrder(
            "reportsUnprocessableEntity",
            "reportsInternalServerError",
            "reportsForbidden",
            "reportsServiceUnavailable",
            "reportsTooManyRequests",
            "keepsTheHttpStatusOfAnError",
            "keepsTheCodeOfAnError",
            "keepsTheMessageOfAnError",
            "keepsTheRequestIdOfAnError",
            "keepsTheRetryAfterOfAnError",
            "doesNotRetryUnprocessableEntity",
            "doesNotRetryForbidden",
            "keepsAnUnmodelledErrorCode",
            "reportsThatThereWasNoResponse",
            "reportsAMalformedResponseAsNotUnderstood",
            "endsAtItsDeadlineWhenTheSourceDoesNotRespond",
            "endsAtOnceWhenItsThreadIsInterrupted");
  }

  @Test
  void catchesIdsComparedWithoutCase() {
    assertThat(casesFailedBy(FaultyAdapters.IgnoresCase.class))
        .containsExactlyInAnyOrder(
            "returnsTheRequestedJob",
            "reportsUnprocessableEntity",
            "reportsInternalServerError",
            "reportsForbidden",
            "reportsServiceUnavailable",
            "reportsTooManyRequests",
            "keepsTheHttpStatusOfAnError",
            "keepsTheCodeOfAnError",
            "keepsTheMessageOfAnError",
            "keepsTheRequestIdOfAnError",
            "keepsTheRetryAfterOfAnError",
            "keepsAnUnmodelledErrorCode",
            "doesNotRetryUnprocessableEntity",
            "doesNotRetryForbidden",
            "doesNotRetryNotFound");
  }

  @Test
  void catchesAnyJobForAnUnknownId() {
    assertThat(casesFailedBy(FaultyAdapters.ReturnsTheFirstJobItKnows.class))
        .containsExactlyInAnyOrder(
            "neverReturnsAnotherJobThanTheRequestedOne",
            "reportsAnUnknownJobAsNotFound",
            "reportsAnErrorOfOneJobForThatJobOnly");
  }

  @Test
  void catchesUnverifiedId() {
    assertThat(casesFailedBy(FaultyAdapters.DoesNotVerifyTheId.class))
        .containsExactlyInAnyOrder("neverReturnsAnotherJobThanTheRequestedOne");
  }

  @Test
  void catchesMismatchReportedAsRetryable() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsMismatchAsRetryable.class))
        .containsExactlyInAnyOrder("neverReturnsAnotherJobThanTheRequestedOne");
  }

  @Test
  void catchesRetryOfForbidden() {
    assertThat(casesFailedBy(FaultyAdapters.RetriesForbidden.class))
        .containsExactlyInAnyOrder("doesNotRetryForbidden");
  }

  @Test
  void catchesAnErrorThatSpreadsToOtherJobs() {
    assertThat(casesFailedBy(FaultyAdapters.SpreadsForbidden.class))
        .contains("reportsAnErrorOfOneJobForThatJobOnly");
  }

  @Test
  void catchesALockThatIsHeldDuringALookup() {
    assertThat(casesFailedBy(FaultyAdapters.LocksDuringLookup.class))
        .containsExactlyInAnyOrder("servesOthersWhileOneLookupIsBlocked");
  }

  @Test
  void catchesALostMemberOfABlockedJob() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheArnOfBlockedJobs.class))
        .containsExactlyInAnyOrder("servesOthersWhileOneLookupIsBlocked");
  }

  @Test
  void catchesALostMemberOfAJobBesideABlockedOne() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheArnOfOtherJobs.class))
        .containsExactlyInAnyOrder("servesOthersWhileOneLookupIsBlocked");
  }

  @Test
  void catchesAnInventedMember() {
    assertThat(casesFailedBy(FaultyAdapters.InventsAMember.class))
        .containsExactlyInAnyOrder(wholeJobsAnd());
  }

  @Test
  void catchesARenamedJob() {
    assertThat(casesFailedBy(FaultyAdapters.RenamesJobs.class))
        .containsExactlyInAnyOrder(wholeJobsAnd("findsAJobThatWasUnknownBefore"));
  }

  @Test
  void catchesNormalizedTimes() {
    assertThat(casesFailedBy(FaultyAdapters.NormalizesTimes.class))
        .containsExactlyInAnyOrder("keepsTheTextOfTimes");
  }

  @Test
  void catchesUnknownStatusReportedAsFailed() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsUnknownStatusAsFailed.class))
        .containsExactlyInAnyOrder("keepsAnUndocumentedStatus", "keepsTheCaseOfAStatus");
  }

  @Test
  void catchesEveryJobReportedAsFailed() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsEveryJobAsFailed.class))
        .containsExactlyInAnyOrder(wholeJobsAnd("returnsTheCurrentStatus"));
  }

  @Test
  void catchesARewrittenMessage() {
    assertThat(casesFailedBy(FaultyAdapters.RewritesTheMessage.class))
        .containsExactlyInAnyOrder("keepsTheMessageOfAnError");
  }

  @Test
  void catchesALostHttpStatus() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheHttpStatus.class))
        .containsExactlyInAnyOrder("keepsTheHttpStatusOfAnError", "reportsAnUnknownJobAsNotFound");
  }

  @Test
  void catchesALostErrorCode() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheErrorCode.class))
        .containsExactlyInAnyOrder(
            "keepsTheCodeOfAnError", "reportsAnUnknownJobAsNotFound", "keepsAnUnmodelledErrorCode");
  }

  @Test
  void catchesALostRequestId() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheRequestId.class))
        .containsExactlyInAnyOrder("keepsTheRequestIdOfAnError");
  }

  @Test
  void catchesALostRetryAfter() {
    assertThat(casesFailedBy(FaultyAdapters.LosesTheRetryAfter.class))
        .containsExactlyInAnyOrder("keepsTheRetryAfterOfAnError");
  }

  @Test
  void catchesServiceUnavailableReportedAsInternalServerError() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsServiceUnavailableAsInternalServerError.class))
        .containsExactlyInAnyOrder("reportsServiceUnavailable");
  }

  @Test
  void skipsOneCaseForASourceWithoutRequestIds() {
    assertThat(casesFailedBy(FaultyAdapters.HasNoRequestIds.class)).isEmpty();
  }

  @Test
  void catchesServiceUnavailableReportedAsInternalServerErrorWithoutRequestIds() {
    assertThat(
            casesFailedBy(
                FaultyAdapters.HasNoRequestIdsAndReportsServiceUnavailableAsInternalServerError
                    .class))
        .containsExactlyInAnyOrder(
            "reportsServiceUnavailable", "keepsTheHttpStatusOfAnError", "keepsTheCodeOfAnError");
  }

  @Test
  void catchesADroppedMessageWithoutRequestIds() {
    assertThat(casesFailedBy(FaultyAdapters.HasNoRequestIdsAndDropsTheMessage.class))
        .containsExactlyInAnyOrder("keepsTheMessageOfAnError");
  }

  @Test
  void catchesAnExceptionOfItsOwnWithoutRequestIds() {
    assertThat(casesFailedBy(FaultyAdapters.HasNoRequestIdsAndThrowsAnExceptionOfItsOwn.class))
        .containsExactlyInAnyOrder("reportsAMalformedResponseAsNotUnderstood");
  }

  @TestFactory
  Stream<DynamicTest> catchesAMalformedResponseReportedOtherwise() {
    return Stream.of(
            FaultyAdapters.ThrowsAnExceptionOfItsOwnForAMalformedResponse.class,
            FaultyAdapters.ReportsAMalformedResponseAsInternalServerError.class,
            FaultyAdapters.ReportsAMalformedResponseAsBrokenConnection.class)
        .map(
            adapter ->
                dynamicTest(
                    adapter.getSimpleName(),
                    () ->
                        assertThat(casesFailedBy(adapter))
                            .containsExactlyInAnyOrder(
                                "reportsAMalformedResponseAsNotUnderstood")));
  }

  @Test
  void namesAnExceptionThatIsNotOfTheDomain() {
    names(
        FaultyAdapters.ThrowsAnExceptionOfItsOwn.class,
        "must lead to a HarvestJobException ==> Unexpected exception type thrown");
  }

  @Test
  void catchesANullIdReportedAsAnErrorOfTheService() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsANullIdAsAnErrorOfTheService.class))
        .containsExactlyInAnyOrder("rejectsANullId");
  }

  @Test
  void catchesAnIgnoredErrorCode() {
    assertThat(casesFailedBy(FaultyAdapters.IgnoresTheErrorCode.class))
        .containsExactlyInAnyOrder("keepsAnUnmodelledErrorCode");
  }

  @Test
  void catchesErrorsOfAnotherType() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsAnotherType.class))
        .containsExactlyInAnyOrder(
            "reportsUnprocessableEntity",
            "reportsForbidden",
            "reportsNotFound",
            "reportsServiceUnavailable",
            "reportsTooManyRequests",
            "reportsAnUnknownJobAsNotFound",
            "findsAJobThatWasUnknownBefore",
            "doesNotRetryUnprocessableEntity",
            "doesNotRetryForbidden",
            "doesNotRetryNotFound",
            "keepsAnUnmodelledErrorCode",
            "neverReturnsAnotherJobThanTheRequestedOne");
  }

  @Test
  void catchesNoResponseReportedAsNotUnderstood() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsNoResponseAsNotUnderstood.class))
        .containsExactlyInAnyOrder(
            "reportsThatThereWasNoResponse",
            "endsAtItsDeadlineWhenTheSourceDoesNotRespond",
            "endsAtOnceWhenItsThreadIsInterrupted");
  }

  @Test
  void catchesAnAdapterWithoutADeadline() {
    assertThat(casesFailedBy(FaultyAdapters.HasNoDeadline.class))
        .containsExactlyInAnyOrder("endsAtItsDeadlineWhenTheSourceDoesNotRespond");
  }

  @Test
  void catchesADeadlineReportedAsBrokenConnection() {
    assertThat(casesFailedBy(FaultyAdapters.ReportsDeadlineAsBrokenConnection.class))
        .containsExactlyInAnyOrder("endsAtItsDeadlineWhenTheSourceDoesNotRespond");
  }

  @Test
  void catchesAnIgnoredInterrupt() {
    assertThat(casesFailedBy(FaultyAdapters.IgnoresInterrupts.class))
        .containsExactlyInAnyOrder("endsAtOnceWhenItsThreadIsInterrupted");
  }

  @Test
  void catchesAClearedInterruptFlag() {
    assertThat(casesFailedBy(FaultyAdapters.ClearsTheInterruptFlag.class))
        .containsExactlyInAnyOrder("endsAtOnceWhenItsThreadIsInterrupted");
  }

  @Test
  void catchesAStatusInAnotherCase() {
    assertThat(casesFailedBy(FaultyAdapters.ChangesTheCaseOfTheStatus.class))
        .containsExactlyInAnyOrder("keepsTheCaseOfAStatus");
  }

  @Test
  void releasesEveryLatch() throws InterruptedException {
    assertThat(casesFailedBy(FaultyAdapters.RecordsLatches.class)).hasSize(1);

    assertThat(FaultyAdapters.RecordsLatches.LATCHES).hasSize(3);
    for (LookupLatch latch : FaultyAdapters.RecordsLatches.LATCHES) {
      assertThat(latch.await(Duration.ZERO)).isTrue();
    }
  }

  @Test
  void blocksNoThreadThatKeepsTheJvmRunning() throws Exception {
    UserThread.call(() -> casesFailedBy(FaultyAdapters.RecordsDaemonThreads.class));

    assertThat(FaultyAdapters.RecordsDaemonThreads.DAEMONS).containsOnly(true);
  }

  @Test
  void quotesAFailureForAnotherReason() {
    names(FaultyAdapters.ReportsDeadlineAsBrokenConnection.class, "closed by the network");
  }

  @Test
  void namesTheHookInEachCaseThatBlocksALookup() {
    assertThat(failuresOf(FaultyAdapters.GivenBlockedLookupDoesNothing.class))
        .hasSize(3)
        .allSatisfy(failure -> assertThat(failure).contains("givenBlockedLookup did not"));
  }

  @TestFactory
  Stream<DynamicTest> namesTheHookThatArrangedNothing() {
    return Map.of(
            FaultyAdapters.GivenJobDoesNothing.class,
            "givenJob did not add job-1",
            FaultyAdapters.GivenErrorsDoesNothing.class,
            "givenErrors must lead to a HarvestJobException",
            FaultyAdapters.GivenNoResponseDoesNothing.class,
            "givenNoResponse must lead to a HarvestJobException",
            FaultyAdapters.GivenMismatchedResponseAddsTheRequestedJob.class,
            "givenMismatchedResponse must lead to a HarvestJobException",
            FaultyAdapters.GivenMalformedResponseDoesNothing.class,
            "givenMalformedResponse must lead to a HarvestJobException")
        .entrySet()
        .stream()
        .map(hook -> dynamicTest(hook.getValue(), () -> names(hook.getKey(), hook.getValue())));
  }

  private static void names(Class<?> adapterTest, String message) {
    assertThat(failuresOf(adapterTest))
        .anySatisfy(failure -> assertThat(failure).contains(message));
  }

  private static List<String> failuresOf(Class<?> adapterTest) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(adapterTest))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map((Event event) -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
        .toList();
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

  private static String nameOf(TestDescriptor test) {
    return ((MethodSource) test.getSource().orElseThrow()).getMethodName();
  }

  private static String[] wholeJobsAnd(String... others) {
    return Stream.concat(CASES_OF_WHOLE_JOBS.stream(), Stream.of(others)).toArray(String[]::new);
  }
}

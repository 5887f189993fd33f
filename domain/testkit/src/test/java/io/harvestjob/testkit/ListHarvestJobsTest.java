package io.harvestjob.testkit;

import static io.harvestjob.domain.ServiceErrorType.INTERNAL_SERVER_ERROR;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfter;
import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.InternalServerErrorException;
import io.harvestjob.domain.UnprocessableEntityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListHarvestJobsTest {

  private final MutableClock clock = new MutableClock();
  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository(clock);

  @Test
  void listsJobsInTheOrderOfTheirCreation() {
    fake.put(aHarvestJob().withId("b").build());
    fake.create(CreateHarvestJobRequest.like(aHarvestJob().withId("a").build()));

    assertThat(ids(fake.list())).containsExactly("b", "a");
    assertThat(ids(fake.list(ListHarvestJobsRequest.ALL).harvestJobs())).containsExactly("b", "a");
    assertThat(fake.list(ListHarvestJobsRequest.ALL).nextToken()).isNull();
  }

  @Test
  void listsNothingWhenThereAreNoJobs() {
    assertThat(fake.list(ListHarvestJobsRequest.ALL))
        .isEqualTo(new HarvestJobPage(List.of(), null));
  }

  @Test
  void showsCurrentStatusWithoutCountingAsALookup() {
    fake.put(aHarvestJob().withId("a").build(), finishAfter(Duration.ofMinutes(1)));
    fake.put(aHarvestJob().withId("b").build(), finishAfterLookups(1));
    clock.advance(Duration.ofMinutes(1));

    fake.list(ListHarvestJobsRequest.ALL);
    assertThat(fake.list())
        .map(job -> job.status().text())
        .containsExactly("SUCCEEDED", "IN_PROGRESS");
  }

  @Test
  void splitsTheListIntoPages() {
    addJobs(0, 5);

    assertThat(pages(2)).containsExactly(List.of("0", "1"), List.of("2", "3"), List.of("4"));
    assertThat(pages(5)).containsExactly(List.of("0", "1", "2", "3", "4"));
  }

  @Test
  void limitsAPageByDefault() {
    addJobs(0, 1001);

    assertThat(fake.list(ListHarvestJobsRequest.ALL).harvestJobs()).hasSize(1000);
  }

  @Test
  void keepsPagesRightWhileJobsAreCreated() {
    addJobs(0, 4);
    HarvestJobPage first = fake.list(new ListHarvestJobsRequest(null, null, 2, null));
    addJobs(4, 6);
    fake.put(aHarvestJob().withId("0").build());

    HarvestJobPage second = fake.list(new ListHarvestJobsRequest(null, null, 9, first.nextToken()));
    assertThat(ids(first.harvestJobs())).containsExactly("0", "1");
    assertThat(ids(second.harvestJobs())).containsExactly("2", "3", "4", "5");
  }

  @Test
  void filtersByChannelAndStatus() {
    fake.put(aHarvestJob().withId("a").withChannelId("news").build());
    fake.put(aHarvestJob().withId("b").withChannelId("news").withStatus("FAILED").build());
    fake.put(aHarvestJob().withId("c").withStatus("FAILED").build());
    fake.put(aHarvestJob().withId("d").withChannelId(null).build());

    assertThat(listed("news", null)).containsExactly("a", "b");
    assertThat(listed(null, "FAILED")).containsExactly("b", "c");
    assertThat(listed("news", "FAILED")).containsExactly("b");
    assertThat(listed("news", "OTHER")).isEmpty();
  }

  @Test
  void returnsNoTokenWhenNoFurtherJobIsIncluded() {
    fake.put(aHarvestJob().withId("a").withChannelId("news").build());
    fake.put(aHarvestJob().withId("b").build());

    assertThat(fake.list(new ListHarvestJobsRequest("news", null, 1, null)).nextToken()).isNull();
  }

  @Test
  void namesTheInvalidParameter() {
    for (String token : List.of("%%%", "bm8", "!")) {
      assertThatExceptionOfType(UnprocessableEntityException.class)
          .isThrownBy(() -> fake.list(new ListHarvestJobsRequest(null, null, null, token)))
          .withMessage("nextToken is not a token of this endpoint");
    }
    for (String maxResults : List.of("0", "1001", "-1", "many", "99999999999")) {
      assertThatExceptionOfType(UnprocessableEntityException.class)
          .isThrownBy(() -> ListHarvestJobsRequest.of(Map.of("maxResults", maxResults)))
          .withMessage("maxResults must be 1 to 1000");
    }
  }

  @Test
  void readsTheParametersOfTheWire() {
    assertThat(
            ListHarvestJobsRequest.of(
                Map.of(
                    "includeChannelId", "news",
                    "includeStatus", "FAILED",
                    "maxResults", "1000",
                    "nextToken", "t")))
        .isEqualTo(new ListHarvestJobsRequest("news", "FAILED", 1000, "t"));
    assertThat(ListHarvestJobsRequest.of(Map.of("nextToken", "", "maxResults", "1", "other", "x")))
        .isEqualTo(new ListHarvestJobsRequest(null, null, 1, null));
  }

  @Test
  void failsAndRecordsLists() {
    fake.failNextList(PlannedFailure.of(1, INTERNAL_SERVER_ERROR));

    assertThatExceptionOfType(InternalServerErrorException.class)
        .isThrownBy(() -> fake.list(ListHarvestJobsRequest.ALL));
    fake.list(ListHarvestJobsRequest.ALL);
    assertThat(fake.requests())
        .map(RecordedRequest::toString)
        .containsExactly(
            "2024-05-06T07:10:00Z  ListHarvestJobs  InternalServerErrorException",
            "2024-05-06T07:10:00Z  ListHarvestJobs  0 jobs");
  }

  private void addJobs(int from, int to) {
    IntStream.range(from, to)
        .forEach(n -> fake.put(aHarvestJob().withId(String.valueOf(n)).build()));
  }

  private List<List<String>> pages(int maxResults) {
    List<List<String>> pages = new ArrayList<>();
    @Nullable String token = null;
    do {
      HarvestJobPage page = fake.list(new ListHarvestJobsRequest(null, null, maxResults, token));
      pages.add(ids(page.harvestJobs()));
      token = page.nextToken();
    } while (token != null);
    return pages;
  }

  private List<String> listed(@Nullable String channelId, @Nullable String status) {
    return ids(fake.list(new ListHarvestJobsRequest(channelId, status, null, null)).harvestJobs());
  }

  private static List<String> ids(List<HarvestJob> jobs) {
    return Stream.of(jobs).flatMap(List::stream).map(job -> job.id().value()).toList();
  }
}

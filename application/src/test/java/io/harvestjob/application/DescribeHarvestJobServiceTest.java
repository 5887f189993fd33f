package io.harvestjob.application;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.application.DescribeHarvestJob.Query;
import io.harvestjob.application.InvalidQueryException.Violation;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribeHarvestJobServiceTest {

  private static final HarvestJobRepository NEVER_ASKED =
      id -> {
        throw new AssertionError("asked for " + id);
      };

  @Test
  void describesTheJobThatTheRepositoryFinds() {
    HarvestJob job = aHarvestJob().withId("job-1").build();
    DescribeHarvestJob describe = over(new InMemoryHarvestJobRepository(job));

    assertThat(describe.describe(new Query("job-1"))).isEqualTo(job);
  }

  static Stream<String> ids() {
    return Stream.concat(
        Stream.of("", "a", "-", "_", "Z9", "a b", "a\n", "ö", "a.", "\u0000", "\u0663"),
        Stream.of("x".repeat(256), "x".repeat(257)));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void acceptsWhatTheDomainAccepts(String id) {
    assertThat(catchThrowable(() -> QueryValidator.requireValid(new Query(id))) == null)
        .isEqualTo(HarvestJobId.isValid(id));
  }

  @Test
  void takesAnIdOfTheGreatestLength() {
    String longest = "x".repeat(256);
    HarvestJob job = aHarvestJob().withId(longest).build();

    assertThat(over(new InMemoryHarvestJobRepository(job)).describe(new Query(longest)))
        .isEqualTo(job);
  }

  @Test
  void hintsAtTheAgeOfAJobThatIsNotFound() {
    DescribeHarvestJob describe = over(new InMemoryHarvestJobRepository());

    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> describe.describe(new Query("job-1")))
        .satisfies(e -> assertThat(e.hint().orElseThrow()).contains("90 days"));
  }

  @Test
  void passesOnWhatTheRepositoryThrows() {
    RuntimeException denied = ServiceErrorType.FORBIDDEN.toException("no");
    DescribeHarvestJob describe =
        over(
            id -> {
              throw denied;
            });

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> describe.describe(new Query("job-1")))
        .isSameAs(denied);
  }

  @Test
  void sendsNothingForAnIdThatIsNotGiven() {
    assertThat(violationsOf(null).violations())
        .containsExactly(new Violation("id", "must be given"));
  }

  @Test
  void sendsNothingForAnEmptyId() {
    assertThat(violationsOf("").violations())
        .containsExactly(new Violation("id", "must be 1 to 256 of A-Z a-z 0-9 _ -"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "..", "a/b", "jöb", "a\n"})
  void sendsNothingForAnIdOfOtherCharacters(String id) {
    assertThat(violationsOf(id)).hasMessage("id must be 1 to 256 of A-Z a-z 0-9 _ -");
  }

  @SuppressWarnings("NullAway") // what a caller without null checks may do
  @Test
  void needsARepository() {
    assertThatNullPointerException()
        .isThrownBy(() -> new DescribeHarvestJobService(null))
        .withMessage("repository");
  }

  private static InvalidQueryException violationsOf(@Nullable String id) {
    return catchThrowableOfType(
        InvalidQueryException.class, () -> over(NEVER_ASKED).describe(new Query(id)));
  }

  private static DescribeHarvestJob over(HarvestJobRepository repository) {
    return new DescribeHarvestJobService(repository);
  }
}

package io.harvestjob.adapters.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** A source is asked at most once a second, and made anew when it has failed. */
@Timeout(20)
class CredentialsResolverTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Deque<AwsCredentialsProvider> providers = new ArrayDeque<>();
  private final AtomicInteger chosen = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE); // it overflows at once
  private final CompletableFuture<AwsCredentials> released = new CompletableFuture<>();
  private final DeadlineExecutor executor = DeadlineExecutor.create("credentials");
  private final CredentialsResolver resolver =
      new CredentialsResolver(this::choose, executor, nanoTime::get);

  @AfterEach
  void close() {
    release();
    executor.close();
  }

  @Test
  void asksAgainAfterASecondAndKeepsTheSource() {
    AtomicInteger asked = new AtomicInteger();
    provide(() -> AwsBasicCredentials.create("AK" + asked.incrementAndGet(), "SK"));

    assertThat(accessKey()).isEqualTo("AK1");
    pass(SECOND.minusNanos(1));
    assertThat(accessKey()).isEqualTo("AK1");
    pass(Duration.ofNanos(1));
    assertThat(accessKey()).isEqualTo("AK2");
    assertThat(chosen).hasValue(1);
  }

  @Test
  void keepsTheCredentialsOfASlowSourceForASecondToo() {
    AtomicInteger asked = new AtomicInteger();
    provide(
        () -> {
          pass(SECOND.multipliedBy(2));
          return AwsBasicCredentials.create("AK" + asked.incrementAndGet(), "SK");
        });

    assertThat(accessKey()).isEqualTo("AK1");
    assertThat(accessKey()).isEqualTo("AK1");
  }

  @Test
  void choosesTheSourceAnewOnceItHasFailed() {
    provide(this::refuse, () -> AwsBasicCredentials.create("AK", "SK"));
    assertThat(failure().reason()).isEqualTo(Reason.MISCONFIGURED);

    pass(SECOND);

    assertThat(accessKey()).isEqualTo("AK");
    assertThat(chosen).hasValue(2);
  }

  @Test
  void choosesNoSourceMoreOftenThanOnceASecond() {
    provide(this::refuse, this::refuse);
    NoUsableResponseException first = failure();

    pass(SECOND.minusNanos(1));

    assertThat(failure()).isSameAs(first);
    assertThat(chosen).hasValue(1);
  }

  @Test
  void looksAgainAtOnceWhereNothingWasConfigured() {
    provide(
        () -> {
          throw CredentialsSourceFactory.notFound(null, null);
        },
        () -> AwsBasicCredentials.create("AK", "SK"));

    assertThat(failure().reason()).isEqualTo(Reason.NOT_CONFIGURED);
    assertThat(accessKey()).isEqualTo("AK");
  }

  @Test
  void closesASourceThatHasFailed() {
    ClosingProvider failing = new ClosingProvider(this::refuse);
    provide(failing);
    failure();

    assertThat(failing.closed.getCount()).isZero();
  }

  @Test
  void sharesOneLookupAmongAllWhoWait() throws Exception {
    provide(this::hang);
    CompletableFuture<String> first = inBackground();
    CompletableFuture<String> second = inBackground();

    release();

    assertThat(List.of(first.get(), second.get())).containsOnly("HANGING");
    assertThat(chosen).hasValue(1);
  }

  @Test
  void givesUpASourceThatHangsForAMinute() throws Exception {
    provide(this::hang, () -> AwsBasicCredentials.create("AK", "SK"));
    CompletableFuture<String> first = inBackground();
    asked.await();
    pass(Duration.ofMinutes(1).minusNanos(1));
    assertTimesOut();

    pass(Duration.ofNanos(1));

    assertThat(accessKey()).isEqualTo("AK");
    assertThat(first).failsWithin(LONG);
  }

  @Test
  void closesASourceThatComesToAnEndAfterItWasGivenUp() throws Exception {
    ClosingProvider late = new ClosingProvider(this::hang);
    provide(late, () -> AwsBasicCredentials.create("AK", "SK"));
    CompletableFuture<String> first = inBackground();
    asked.await();
    pass(Duration.ofMinutes(1));
    accessKey();

    release();

    late.closed.await();
    assertThat(first).failsWithin(LONG);
  }

  @Test
  void closesASourceThatIsStillAskedWhenItIsClosed() throws Exception {
    ClosingProvider late = new ClosingProvider(this::hang);
    provide(late);
    CompletableFuture<String> waiting = inBackground();
    asked.await();

    resolver.close();
    release();

    late.closed.await();
    assertThat(waiting).failsWithin(LONG);
    assertThatIllegalStateException().isThrownBy(this::accessKey).withMessage("Closed");
  }

  @Test
  void closesTheSourceThatItKeeps() {
    ClosingProvider kept = new ClosingProvider(() -> AwsBasicCredentials.create("AK", "SK"));
    provide(kept);
    accessKey();

    resolver.close();

    assertThat(kept.closed.getCount()).isZero();
  }

  @Test
  void letsACallerGoThatIsInterruptedAndTheOthersWait() throws Exception {
    provide(this::hang);
    Thread.currentThread().interrupt();
    assertThat(failure().reason()).isEqualTo(Reason.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
    CompletableFuture<String> other = inBackground();

    release();

    assertThat(other.get()).isEqualTo("HANGING");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failsForAWhileWhereTheFailureMayPass(RuntimeException failure, Reason reason) {
    provide(
        () -> {
          throw failure;
        });

    assertThat(failure())
        .hasMessageStartingWith("Error when retrieving credentials from a source: ")
        .returns(reason, NoUsableResponseException::reason);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(service(500), Reason.CONNECTION_FAILED),
        Arguments.of(service(503), Reason.CONNECTION_FAILED),
        Arguments.of(service(429), Reason.CONNECTION_FAILED),
        Arguments.of(service(403), Reason.MISCONFIGURED),
        Arguments.of(caused(new ConnectException("refused")), Reason.CONNECTION_FAILED),
        Arguments.of(caused(new UnknownHostException("host")), Reason.CONNECTION_FAILED),
        Arguments.of(caused(new SocketTimeoutException("Read")), Reason.CONNECTION_FAILED),
        Arguments.of(caused(new NoSuchFileException("token")), Reason.MISCONFIGURED),
        Arguments.of(SdkClientException.create("the session has expired"), Reason.MISCONFIGURED));
  }

  private static RuntimeException service(int status) {
    return AwsServiceException.builder().statusCode(status).message("m").build();
  }

  private static RuntimeException caused(IOException cause) {
    return SdkClientException.create("failed", cause);
  }

  private void provide(AwsCredentialsProvider... inTurn) {
    providers.addAll(List.of(inTurn));
  }

  private CredentialsSource choose() {
    chosen.incrementAndGet();
    AwsCredentialsProvider provider = providers.remove();
    return new CredentialsSource("a source", null, provider, List.of(provider));
  }

  private AwsCredentials refuse() {
    throw new IllegalStateException("refused");
  }

  private void release() {
    released.complete(AwsBasicCredentials.create("HANGING", "SK"));
  }

  /** Hangs until it is released, whoever interrupts it. */
  private AwsCredentials hang() {
    asked.countDown();
    return released.join();
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private String accessKey() {
    return resolver.resolve(LONG).accessKeyId();
  }

  private CompletableFuture<String> inBackground() {
    return CompletableFuture.supplyAsync(this::accessKey, ForkJoinPool.commonPool());
  }

  private NoUsableResponseException failure() {
    try {
      throw new AssertionError(accessKey());
    } catch (NoUsableResponseException e) {
      return e;
    }
  }

  private void assertTimesOut() {
    assertThatExceptionOfType(NoUsableResponseException.class)
        .isThrownBy(() -> resolver.resolve(SHORT))
        .withMessage("Timed out while retrieving credentials from a source")
        .returns(Reason.TIMED_OUT, NoUsableResponseException::reason);
  }

  /** Notes that it is closed. */
  private static final class ClosingProvider implements AwsCredentialsProvider, SdkAutoCloseable {

    private final AwsCredentialsProvider provider;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ClosingProvider(AwsCredentialsProvider provider) {
      this.provider = provider;
    }

    @Override
    public AwsCredentials resolveCredentials() {
      return provider.resolveCredentials();
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}

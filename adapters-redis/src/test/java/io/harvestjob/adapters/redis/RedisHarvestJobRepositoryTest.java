package io.harvestjob.adapters.redis;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.NotFoundException;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.domain.TooManyRequestsException;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.LookupLatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** What replicas share through one Redis. */
@Timeout(60)
class RedisHarvestJobRepositoryTest {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private static final RedisServerProcess SERVER = RedisServerProcess.start();
  private static final RedisClient REDIS = SERVER.client();

  private final String namespace = UUID.randomUUID().toString();
  private final RedisKeys keys = new RedisKeys(namespace);
  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
  private final List<InProcessReplica> replicas = new ArrayList<>();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterAll
  static void stopServer() {
    REDIS.close();
    SERVER.close();
  }

  @AfterEach
  void close() throws InterruptedException {
    replicas.forEach(InProcessReplica::close);
    callers.shutdownNow();
    assertThat(callers.awaitTermination(10, SECONDS)).isTrue();
  }

  private RedisSettings.Builder settings() {
    return settings(SERVER.url());
  }

  private RedisSettings.Builder settings(String url) {
    return RedisSettings.builder(url, namespace)
        .runningTtl(Duration.ZERO)
        .lookupsPerSecond(10_000)
        .burst(10_000)
        .maxWait(Duration.ofMinutes(1))
        .leaseTime(Duration.ofMinutes(1))
        .timeout(Duration.ofSeconds(5));
  }

  private InProcessReplica replica() {
    return replica(fake, settings());
  }

  private InProcessReplica replica(HarvestJobRepository service, RedisSettings.Builder settings) {
    InProcessReplica replica = new InProcessReplica(service, settings);
    replicas.add(replica);
    return replica;
  }

  private static HarvestJob running() {
    return aHarvestJob().withId("job-1").withStatus(IN_PROGRESS).build();
  }

  private static HarvestJob finished() {
    return aHarvestJob().withId("job-1").withStatus(SUCCEEDED).build();
  }

  @Test
  void finishedJobIsLookedUpOnceForAllReplicas() {
    fake.put(finished());
    InProcessReplica first = replica();
    InProcessReplica second = replica();

    assertThat(first.get("job-1")).isEqualTo(finished());
    assertThat(second.get("job-1")).isEqualTo(finished());
    assertThat(first.get("job-1")).isEqualTo(finished());

    assertThat(first.calls() + second.calls()).isEqualTo(1);
    assertThat(second.statistics().stored()).isEqualTo(1);
  }

  @Test
  void finishedJobExpiresAfterADay() {
    fake.put(finished());

    replica().get("job-1");

    assertThat(REDIS.pttl(keys.job(new HarvestJobId("job-1"))))
        .isBetween(Duration.ofHours(23).toMillis(), Duration.ofHours(24).toMillis());
  }

  @Test
  void runningJobIsReusedForTheConfiguredTime() {
    fake.put(running());
    RedisSettings.Builder settings = settings().runningTtl(Duration.ofMinutes(1));
    InProcessReplica first = replica(fake, settings);
    InProcessReplica second = replica(fake, settings);

    first.get("job-1");
    second.get("job-1");

    assertThat(first.calls() + second.calls()).isEqualTo(1);
    assertThat(REDIS.pttl(keys.job(new HarvestJobId("job-1")))).isBetween(1L, 60_000L);
  }

  @Test
  void runningJobIsNotReusedWithoutSuchATime() {
    fake.put(running());
    InProcessReplica replica = replica();

    replica.get("job-1");
    replica.get("job-1");

    assertThat(replica.calls()).isEqualTo(2);
    assertThat(REDIS.exists(keys.job(new HarvestJobId("job-1")))).isFalse();
  }

  @Test
  void jobIsStoredAsTheDocumentedJsonAndNothingElseIs() {
    fake.put(
        aHarvestJob()
            .withId("job-1")
            .withStatus(SUCCEEDED)
            .withOriginEndpointId("endpoint")
            .withStartTime("2024-05-06T06:00:00Z")
            .withEndTime("2024-05-06T07:00:00Z")
            .withS3Destination("bucket", "a&b/<c>.m3u8", "role")
            .withArn("arn")
            .withChannelId(null)
            .withCreatedAt("2024-05-06T08:00:00Z")
            .build());

    replica().get("job-1");

    assertThat(REDIS.keys("harvestjob:v1:{" + namespace + "}:*"))
        .containsExactlyInAnyOrder(
            keys.job(new HarvestJobId("job-1")),
            keys.result(new HarvestJobId("job-1")),
            keys.budget());
    assertThat(REDIS.get("harvestjob:v1:{" + namespace + "}:job:job-1"))
        .isEqualTo(
            "{\"id\":\"job-1\",\"originEndpointId\":\"endpoint\","
                + "\"startTime\":\"2024-05-06T06:00:00Z\",\"endTime\":\"2024-05-06T07:00:00Z\","
                + "\"s3Destination\":{\"bucketName\":\"bucket\",\"manifestKey\":\"a&b/<c>.m3u8\","
                + "\"roleArn\":\"role\"},\"status\":\"SUCCEEDED\",\"arn\":\"arn\","
                + "\"createdAt\":\"2024-05-06T08:00:00Z\"}");
    assertThat(REDIS.hgetAll(keys.budget())).containsOnlyKeys("next");
  }

  @Test
  void errorsAreNotKept() {
    InProcessReplica replica = replica();
    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> replica.get("job-1"));

    fake.put(finished());

    assertThat(replica.get("job-1")).isEqualTo(finished());
  }

  @Test
  void concurrentLookupsShareOneCall() throws Exception {
    fake.put(running());
    LookupLatch latch = new LookupLatch(LONGEST_WAIT);
    HarvestJobRepository held =
        id -> {
          latch.await();
          return fake.get(id);
        };
    InProcessReplica first = replica(held, settings());
    InProcessReplica second = replica(held, settings());

    Future<HarvestJob> holder = callers.submit(() -> first.get("job-1"));
    latch.awaitArrival();
    List<Future<HarvestJob>> others =
        IntStream.range(0, 20)
            .mapToObj(n -> callers.submit(() -> (n % 2 == 0 ? first : second).get("job-1")))
            .toList();
    awaitWaiting(20);
    latch.release();

    assertThat(holder.get(10, SECONDS)).isEqualTo(running());
    for (Future<HarvestJob> other : others) {
      assertThat(other.get(10, SECONDS)).isEqualTo(running());
    }
    assertThat(first.calls() + second.calls()).isEqualTo(1);
    assertThat(first.statistics().shared() + second.statistics().shared()).isEqualTo(20);
  }

  @Test
  void thoseWhoWaitAreToldThatThereIsNoSuchJob() throws Exception {
    LookupLatch latch = new LookupLatch(LONGEST_WAIT);
    InProcessReplica first =
        replica(
            id -> {
              latch.await();
              return fake.get(id);
            },
            settings());
    InProcessReplica second = replica();

    Future<HarvestJob> holder = callers.submit(() -> first.get("job-1"));
    latch.awaitArrival();
    Future<HarvestJob> other = callers.submit(() -> second.get("job-1"));
    awaitWaiting(1);
    latch.release();

    assertThat(holder)
        .failsWithin(LONGEST_WAIT)
        .withThrowableThat()
        .withCauseInstanceOf(NotFoundException.class);
    assertThat(other)
        .failsWithin(LONGEST_WAIT)
        .withThrowableThat()
        .withCauseInstanceOf(NotFoundException.class);
    assertThat(second.calls()).isZero();
  }

  @Test
  void errorThatConcernsOneReplicaIsNotShared() throws Exception {
    LookupLatch latch = new LookupLatch(LONGEST_WAIT);
    InProcessReplica denied =
        replica(
            id -> {
              latch.await();
              throw ServiceErrorType.FORBIDDEN.toException("quotes a session token");
            },
            settings());
    fake.put(finished());
    InProcessReplica allowed = replica();

    Future<HarvestJob> holder = callers.submit(() -> denied.get("job-1"));
    latch.awaitArrival();
    Future<HarvestJob> other = callers.submit(() -> allowed.get("job-1"));
    awaitWaiting(1);
    latch.release();

    assertThat(holder)
        .failsWithin(LONGEST_WAIT)
        .withThrowableThat()
        .withCauseInstanceOf(ForbiddenException.class);
    assertThat(other).succeedsWithin(LONGEST_WAIT).isEqualTo(finished());
  }

  @Test
  void errorThatConcernsOneReplicaIsKeptNowhere() {
    InProcessReplica denied =
        replica(
            id -> {
              throw ServiceErrorType.FORBIDDEN.toException("quotes a session token");
            },
            settings());

    assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> denied.get("job-1"));

    assertThat(REDIS.keys("harvestjob:v1:{" + namespace + "}:*")).containsExactly(keys.budget());
  }

  @Test
  void leaseIsGivenBackWhateverTheServiceThrows() {
    InProcessReplica failing =
        replica(
            id -> {
              throw new IllegalStateException("no error of a service");
            },
            settings());

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> failing.get("job-1"));

    assertThat(REDIS.exists(keys.lease(new HarvestJobId("job-1")))).isFalse();
  }

  @Test
  void leaseIsGivenBackIfTheJobIsStoredBeforeTheTurnHasCome() {
    HarvestJobId id = new HarvestJobId("job-1");
    fake.put(running());
    InProcessReplica replica = replica(fake, settings().lookupsPerSecond(2).burst(1));
    replica.get("job-1");
    Future<HarvestJob> waiting = callers.submit(() -> replica.get("job-1"));
    awaitKey(keys.lease(id));

    REDIS.set(keys.job(id), RedisValueCodec.write(UnverifiedHarvestJob.of(finished())));

    assertThat(waiting).succeedsWithin(LONGEST_WAIT);
    assertThat(REDIS.exists(keys.lease(id))).isFalse();
  }

  /** Those who come later make a call of their own. */
  @Test
  void resultIsForThoseWhoWaitedForItOnly() {
    fake.put(running());
    InProcessReplica first = replica();
    InProcessReplica second = replica();

    first.get("job-1");
    second.get("job-1");

    assertThat(first.calls() + second.calls()).isEqualTo(2);
    assertThat(REDIS.pttl(keys.result(new HarvestJobId("job-1")))).isBetween(1L, 60_000L);
  }

  @Test
  void leaseOfAReplicaThatDiedExpires() {
    fake.put(finished());
    REDIS.set(
        keys.lease(new HarvestJobId("job-1")),
        "a replica that died",
        SetParams.setParams().px(300));

    assertThat(replica().get("job-1")).isEqualTo(finished());

    assertThat(REDIS.exists(keys.lease(new HarvestJobId("job-1")))).isFalse();
  }

  @Test
  void leaseLastsForTheConfiguredTime() {
    fake.put(finished());
    CompletableFuture<Long> millis = new CompletableFuture<>();
    InProcessReplica replica =
        replica(
            id -> {
              millis.complete(REDIS.pttl(keys.lease(id)));
              return fake.get(id);
            },
            settings().leaseTime(Duration.ofMinutes(1)));

    replica.get("job-1");

    assertThat(millis).isCompletedWithValueMatching(left -> left > 10_000 && left <= 60_000);
  }

  @Test
  void waitForTheCallOfAnotherEnds() {
    fake.put(finished());
    REDIS.set(
        keys.lease(new HarvestJobId("job-1")), "a slow replica", SetParams.setParams().px(60_000));
    InProcessReplica replica = replica(fake, settings().maxWait(Duration.ofMillis(100)));

    NoUsableResponseException error =
        catchThrowableOfType(NoUsableResponseException.class, () -> replica.get("job-1"));

    assertThat(error.reason()).isEqualTo(Reason.TIMED_OUT);
    assertThat(error).hasMessageContaining("job-1").hasMessageContaining("PT0.1S");
  }

  @Test
  void interruptEndsTheWaitForAnotherAtOnce() throws Exception {
    REDIS.set(
        keys.lease(new HarvestJobId("job-1")), "a slow replica", SetParams.setParams().px(60_000));
    InProcessReplica replica = replica();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();

    Future<?> waiting =
        callers.submit(
            () -> {
              thread.complete(Thread.currentThread());
              try {
                return replica.get("job-1");
              } finally {
                flag.complete(Thread.currentThread().isInterrupted());
              }
            });
    awaitWaiting(1);
    thread.get(10, SECONDS).interrupt();

    assertThat(flag.get(10, SECONDS)).isTrue();
    assertThat(waiting)
        .failsWithin(LONGEST_WAIT)
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            NoUsableResponseException.class,
            error -> assertThat(error.reason()).isEqualTo(Reason.INTERRUPTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "null",
        "[]",
        "{}",
        "{\"id\":\"job-1\"}",
        "{\"id\":{\"value\":\"job-1\"}}",
        "{\"id\":\"job-2\",\"originEndpointId\":\"e\",\"startTime\":\"\",\"endTime\":\"\","
            + "\"s3Destination\":{\"bucketName\":\"b\",\"manifestKey\":\"m\",\"roleArn\":\"r\"},"
            + "\"status\":\"SUCCEEDED\"}"
      })
  void storedNonsenseIsReplaced(String nonsense) {
    fake.put(finished());
    REDIS.set(keys.job(new HarvestJobId("job-1")), nonsense);
    InProcessReplica replica = replica();

    assertThat(replica.get("job-1")).isEqualTo(finished());
    assertThat(replica.get("job-1")).isEqualTo(finished());

    assertThat(replica.calls()).isEqualTo(1);
    assertThat(replica.statistics().failures()).isEqualTo(1);
  }

  @Test
  void valuesOfAnotherTypeOrSizeAreReplaced() {
    fake.put(finished());
    fake.put(aHarvestJob().withId("job-2").withStatus(SUCCEEDED).build());
    REDIS.rpush(keys.job(new HarvestJobId("job-1")), "a list");
    REDIS.rpush(keys.lease(new HarvestJobId("job-1")), "a list");
    REDIS.set(keys.budget(), "a text");
    REDIS.set(keys.result(new HarvestJobId("job-1")), "a text");
    REDIS.set(keys.job(new HarvestJobId("job-2")), "x".repeat(1_000_000));
    InProcessReplica replica = replica();

    Stream.of("job-1", "job-2", "job-1", "job-2").forEach(replica::get);

    assertThat(replica.calls()).isEqualTo(2);
    assertThat(replica.statistics().direct()).isZero();
  }

  @Test
  void valuesOfAnotherVersionAreIgnored() {
    fake.put(finished());
    String key = keys.job(new HarvestJobId("job-1"));
    String other = RedisValueCodec.write(UnverifiedHarvestJob.of(running()));
    REDIS.set(key.replace(":v1:", ":v0:"), other);
    REDIS.set(key.replace(":v1:", ":v2:"), other);

    assertThat(replica().get("job-1")).isEqualTo(finished());
  }

  @Test
  void replicasOfAnotherNamespaceShareNothing() {
    fake.put(finished());
    replica().get("job-1");
    InProcessReplica elsewhere =
        replica(
            new InMemoryHarvestJobRepository(),
            RedisSettings.builder(SERVER.url(), UUID.randomUUID().toString()));

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> elsewhere.get("job-1"));
  }

  @Test
  void allReplicasStayWithinOneBudget() {
    RedisSettings.Builder settings =
        settings().lookupsPerSecond(0.1).burst(2).maxWait(Duration.ofMillis(100));
    fake.put(running());
    InProcessReplica first = replica(fake, settings);
    InProcessReplica second = replica(fake, settings);

    first.get("job-1");
    second.get("job-1");

    TooManyRequestsException error =
        catchThrowableOfType(TooManyRequestsException.class, () -> first.get("job-1"));
    assertThat(error.retryAfter())
        .hasValueSatisfying(
            pause -> assertThat(pause).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10)));
    assertThat(first.statistics().refused()).isEqualTo(1);
  }

  @Test
  void lookupWaitsForItsTurnInTheBudget() {
    fake.put(running());
    InProcessReplica replica = replica(fake, settings().lookupsPerSecond(20).burst(1));
    long start = System.nanoTime();

    IntStream.range(0, 5).forEach(n -> replica.get("job-1"));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(195));
    assertThat(replica.statistics().coordinated()).isEqualTo(5);
  }

  @Test
  void budgetThatLiesFarAheadIsIgnored() {
    fake.put(running());
    REDIS.hset(keys.budget(), "next", "99999999999999999");
    REDIS.hset(keys.budget(), "paused", "nonsense");

    assertThat(replica().get("job-1")).isEqualTo(running());
  }

  @Test
  void throttledResponseToOneReplicaPausesAll() {
    InProcessReplica throttled =
        replica(
            id -> {
              throw new TooManyRequestsException(
                  new Details("slow down", 429, null, null, Duration.ofSeconds(30)));
            },
            settings());
    fake.put(finished());
    InProcessReplica other = replica(fake, settings().maxWait(Duration.ofMillis(100)));

    assertThatExceptionOfType(TooManyRequestsException.class)
        .isThrownBy(() -> throttled.get("job-2"))
        .withMessage("slow down");

    HarvestJobException error =
        catchThrowableOfType(TooManyRequestsException.class, () -> other.get("job-1"));
    assertThat(error.retryAfter())
        .hasValueSatisfying(
            pause -> assertThat(pause).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
    assertThat(other.calls()).isZero();
  }

  @Test
  void interruptEndsTheWaitForTheBudgetAndGivesTheLeaseBack() throws Exception {
    fake.put(running());
    InProcessReplica replica = replica(fake, settings().lookupsPerSecond(0.1).burst(1));
    replica.get("job-1");
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    Future<?> waiting =
        callers.submit(
            () -> {
              thread.complete(Thread.currentThread());
              return replica.get("job-1");
            });
    awaitKey(keys.lease(new HarvestJobId("job-1")));

    thread.get(10, SECONDS).interrupt();

    assertThat(waiting).failsWithin(LONGEST_WAIT);
    assertThat(REDIS.exists(keys.lease(new HarvestJobId("job-1")))).isFalse();
  }

  @Test
  void interruptGivesTheLeaseBackBeforeItIsKnownThatRedisGrantedIt() throws Exception {
    try (TcpProxy proxy = TcpProxy.to(SERVER.port())) {
      InProcessReplica replica = replica(fake, settings(proxy.url()));
      proxy.setDroppingResponses(true);
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      Future<?> waiting =
          callers.submit(
              () -> {
                thread.complete(Thread.currentThread());
                return replica.get("job-1");
              });
      awaitKey(keys.lease(new HarvestJobId("job-1")));
      proxy.setDroppingResponses(false);

      thread.get(10, SECONDS).interrupt();

      assertThat(waiting).failsWithin(LONGEST_WAIT);
      assertThat(REDIS.exists(keys.lease(new HarvestJobId("job-1")))).isFalse();
    }
  }

  private void awaitKey(String key) {
    while (!REDIS.exists(key)) {
      Thread.onSpinWait();
    }
  }

  /** So many lookups wait for the call of another, in whichever replica. */
  private void awaitWaiting(int number) {
    while (replicas.stream().mapToLong(each -> each.statistics().waited()).sum() < number) {
      Thread.onSpinWait();
    }
  }
}

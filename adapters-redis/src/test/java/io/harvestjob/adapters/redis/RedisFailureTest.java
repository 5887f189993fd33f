package io.harvestjob.adapters.redis;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.LookupLatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;

/** Whatever happens to Redis, lookups succeed, and it is used again when it is back. */
@Timeout(60)
class RedisFailureTest {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(
          aHarvestJob().withId("running").withStatus(IN_PROGRESS).build(),
          aHarvestJob().withId("finished").withStatus(SUCCEEDED).build());

  private static RedisSettings.Builder settings(String url) {
    return RedisSettings.builder(url, UUID.randomUUID().toString())
        .runningTtl(Duration.ZERO)
        .lookupsPerSecond(10_000)
        .burst(10_000);
  }

  /** For tests that are not about time, on a machine that may be loaded. */
  private static RedisSettings.Builder settingsWithLongTimeout(String url) {
    return settings(url).timeout(Duration.ofSeconds(5));
  }

  @Test
  void lookupsSucceedWhileTheServerIsKilledAndUseItWhenItIsBack() {
    try (RedisServerProcess server = RedisServerProcess.start();
        InProcessReplica replica =
            new InProcessReplica(fake, settings(server.url()).timeout(LONGEST_WAIT))) {
      replica.get("running");
      server.kill();

      assertThat(slowestOf(replica, 200)).isLessThan(LONGEST_WAIT);
      assertThat(replica.statistics().direct()).isEqualTo(200);

      server.restart();
      awaitCoordinated(replica);
    }
  }

  @Test
  void onlyTheFirstLookupsAreDelayedWhileTheServerIsPaused() {
    Duration timeout = Duration.ofSeconds(1);
    try (RedisServerProcess server = RedisServerProcess.start();
        InProcessReplica replica =
            new InProcessReplica(fake, settings(server.url()).timeout(timeout))) {
      replica.get("running");
      server.pause();

      List<Duration> times = times(replica, 200);

      assertThat(times).filteredOn(time -> time.compareTo(timeout) > 0).hasSizeLessThan(5);
      assertThat(replica.statistics().failures()).isPositive();

      server.resume();
      awaitCoordinated(replica);
    }
  }

  @Test
  void lookupsSucceedWhileTheNetworkDropsResponsesAndUseRedisAfterwards() throws IOException {
    try (RedisServerProcess server = RedisServerProcess.start();
        TcpProxy proxy = TcpProxy.to(server.port());
        InProcessReplica replica = new InProcessReplica(fake, settings(proxy.url()))) {
      replica.get("running");
      proxy.setDroppingResponses(true);

      assertThat(slowestOf(replica, 100)).isLessThan(LONGEST_WAIT);

      proxy.setDroppingResponses(false);
      proxy.breakConnections();
      awaitCoordinated(replica);
    }
  }

  @Test
  void lookupsSucceedWhileConnectionsBreakAgainAndAgain() throws IOException {
    try (RedisServerProcess server = RedisServerProcess.start();
        TcpProxy proxy = TcpProxy.to(server.port());
        InProcessReplica replica = new InProcessReplica(fake, settings(proxy.url()))) {
      IntStream.range(0, 20)
          .forEach(
              n -> {
                proxy.breakConnections();
                replica.get("running");
              });

      awaitCoordinated(replica);
    }
  }

  @Test
  void fullRedisStillReturnsWhatItHoldsAndFailsNoLookup() {
    try (RedisServerProcess server = RedisServerProcess.start("--maxmemory-policy", "noeviction");
        RedisClient redis = server.client();
        InProcessReplica replica =
            new InProcessReplica(fake, settingsWithLongTimeout(server.url()))) {
      replica.get("finished");
      redis.configSet("maxmemory", "1");

      assertThat(replica.get("finished").status()).isEqualTo(SUCCEEDED);
      assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);
      assertThat(replica.statistics().stored()).isEqualTo(1);
      assertThat(replica.statistics().direct()).isEqualTo(1);
      assertThat(replica.statistics().failures()).isEqualTo(1);

      redis.configSet("maxmemory", "0");
      replica.get("running");
      assertThat(replica.statistics().direct()).isEqualTo(1);
    }
  }

  @Test
  void redisThatWantsAPasswordIsNotUsed() {
    try (RedisServerProcess server = RedisServerProcess.start("--requirepass", "secret");
        InProcessReplica replica =
            new InProcessReplica(fake, settingsWithLongTimeout(server.url()))) {
      assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);

      assertThat(replica.statistics().direct()).isEqualTo(1);
      assertThat(replica.statistics().failures()).isPositive();
    }
  }

  @Test
  void passwordComesFromTheUrl() {
    try (RedisServerProcess server = RedisServerProcess.start("--requirepass", "secret");
        InProcessReplica replica =
            new InProcessReplica(
                fake,
                settingsWithLongTimeout(server.url().replace("//", "//default:secret@") + "/1"))) {
      replica.get("running");

      assertThat(replica.statistics().coordinated()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "$5\r\nhello\r\n",
        ":1\r\n",
        "*-1\r\n",
        "*2\r\n$4\r\nJUMP\r\n:1\r\n",
        "$-1\r\n",
        "-ERR nonsense\r\n",
        "\r\n"
      })
  void serverThatRespondsWithNonsenseIsNotUsed(String nonsense) throws IOException {
    try (ServerSocket listener = respondingServer(request -> nonsense);
        InProcessReplica replica = new InProcessReplica(fake, settings(url(listener)))) {
      assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);
    }
  }

  private static String url(ServerSocket listener) {
    return "redis://127.0.0.1:" + listener.getLocalPort();
  }

  private static ServerSocket respondingServer(UnaryOperator<String> responses) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    startDaemon(() -> respond(listener, responses));
    return listener;
  }

  private static void startDaemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private static void respond(ServerSocket listener, UnaryOperator<String> responses) {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        startDaemon(() -> respondToEach(client, responses));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void respondToEach(Socket client, UnaryOperator<String> responses) {
    try (client) {
      byte[] buffer = new byte[8192];
      int length = client.getInputStream().read(buffer);
      while (length >= 0) {
        String request = new String(buffer, 0, length, UTF_8);
        String response = responses.apply(request);
        if (response.isEmpty()) {
          return;
        }
        client.getOutputStream().write(response.getBytes(UTF_8));
        length = client.getInputStream().read(buffer);
      }
    } catch (IOException e) {
      return; // the client has closed the connection
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$-1\r\n",
        ":1\r\n",
        "*-1\r\n",
        "*0\r\n",
        "*3\r\n$4\r\nJUMP\r\n$0\r\n\r\n:1\r\n",
        "*3\r\n$4\r\nCALL\r\n$0\r\n\r\n$1\r\nx\r\n",
        "*3\r\n$6\r\nRETURN\r\n:1\r\n:0\r\n",
        "-ERR nonsense\r\n"
      })
  void scriptsThatReturnNonsenseFailNoLookup(String nonsense) throws IOException {
    UnaryOperator<String> responses =
        request -> request.contains("EVAL") ? nonsense : queueOnce(request);
    try (ServerSocket listener = respondingServer(responses);
        InProcessReplica replica = new InProcessReplica(fake, settings(url(listener)))) {
      assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);
      assertThat(replica.statistics().failures()).isPositive();
    }
  }

  @Test
  void serverThatEndsSubscriptionsIsNotUsed() throws IOException {
    UnaryOperator<String> responses =
        request -> request.contains("SUBSCRIBE") ? "" : queueOnce(request);
    try (ServerSocket listener = respondingServer(responses);
        InProcessReplica replica = new InProcessReplica(fake, settings(url(listener)))) {
      assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);
      assertThat(replica.statistics().failures()).isPositive();
      assertThat(replica.statistics().direct()).isEqualTo(1);
    }
  }

  /** Redis queues the lookup, and fails when its turn has come. */
  @Test
  void lookupThatIsMadeWithoutRedisDelaysNoOther() throws IOException {
    LookupLatch latch = new LookupLatch(LONGEST_WAIT);
    HarvestJobRepository service =
        id -> {
          if (id.value().equals("running")) {
            latch.await();
          }
          return fake.get(id);
        };
    try (ServerSocket listener = respondingServer(RedisFailureTest::queueOnce);
        InProcessReplica replica =
            new InProcessReplica(
                service, settingsWithLongTimeout(url(listener)).maxWait(Duration.ofSeconds(2)))) {
      CompletableFuture<HarvestJob> running =
          CompletableFuture.supplyAsync(() -> replica.get("running"));
      latch.awaitArrival();

      assertThat(replica.get("finished").status()).isEqualTo(SUCCEEDED);

      latch.release();
      assertThat(running).succeedsWithin(LONGEST_WAIT);
      assertThat(replica.statistics().direct()).isEqualTo(2);
    }
  }

  private static String queueOnce(String request) {
    if (request.contains("HELLO")) {
      return "*2\r\n$4\r\nmode\r\n$10\r\nstandalone\r\n";
    }
    if (request.contains("SUBSCRIBE")) {
      return "*3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n";
    }
    boolean queued = request.contains("true\r\n$4\r\ntrue\r\n");
    return queued ? "-ERR nonsense\r\n" : "*3\r\n$5\r\nQUEUE\r\n$0\r\n\r\n:0\r\n";
  }

  @Test
  void replicaStartsWithoutRedisAndUsesItWhenItIsThere() {
    try (RedisServerProcess server = RedisServerProcess.start()) {
      server.kill();
      try (InProcessReplica replica = new InProcessReplica(fake, settings(server.url()))) {
        assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);

        server.restart();
        awaitCoordinated(replica);
      }
    }
  }

  @Test
  void lookupsAreMadeWithoutRedisOnceTheRepositoryIsClosed() {
    try (RedisServerProcess server = RedisServerProcess.start()) {
      InProcessReplica replica = new InProcessReplica(fake, settings(server.url()));
      replica.close();

      assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);
      assertThat(replica.statistics().direct()).isEqualTo(1);
    }
  }

  @Test
  void errorOfThePasswordProviderEndsNothing() {
    AtomicBoolean failing = new AtomicBoolean(true);
    try (RedisServerProcess server =
            RedisServerProcess.start("--user", "app", "on", ">secret", "~*", "&*", "+@all");
        InProcessReplica replica =
            new InProcessReplica(
                fake,
                settingsWithLongTimeout(server.url().replace("//", "//app@"))
                    .passwordProvider(() -> failing.get() ? missingClass() : "secret"))) {
      assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);
      assertThat(replica.statistics().failures()).isPositive();

      failing.set(false);
      awaitCoordinated(replica);
      failing.set(true);
      server.execute(Command.CLIENT, "PAUSE", "500");
      CompletableFuture<HarvestJob> other =
          CompletableFuture.supplyAsync(() -> replica.get("finished"));
      assertThat(replica.get("running").status()).isEqualTo(IN_PROGRESS);
      assertThat(other).succeedsWithin(LONGEST_WAIT);
    }
  }

  private static String missingClass() {
    throw new NoClassDefFoundError("com/example/Vault");
  }

  @Test
  void firstConnectThatHangsIsLoggedAndDelaysNoLookup() {
    CompletableFuture<String> password = new CompletableFuture<>();
    try (RedisServerProcess server = RedisServerProcess.start("--requirepass", "secret");
        InProcessReplica replica =
            new InProcessReplica(
                fake,
                settings(server.url()).timeout(LONGEST_WAIT).passwordProvider(password::join))) {
      assertThat(replica.statistics().failures()).isEqualTo(1);
      assertThat(slowestOf(replica, 1)).isLessThan(LONGEST_WAIT);

      password.complete("secret");
      awaitCoordinated(replica);
    }
  }

  private static Duration slowestOf(InProcessReplica replica, int number) {
    return times(replica, number).stream().max(Duration::compareTo).orElseThrow();
  }

  private static List<Duration> times(InProcessReplica replica, int number) {
    return Stream.generate(() -> time(replica)).limit(number).toList();
  }

  private static Duration time(InProcessReplica replica) {
    long start = System.nanoTime();
    HarvestJob job = replica.get("running");
    assertThat(job.status()).isEqualTo(IN_PROGRESS);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void awaitCoordinated(InProcessReplica replica) {
    long before = replica.statistics().coordinated();
    while (replica.statistics().coordinated() == before) {
      replica.get("running");
    }
  }
}

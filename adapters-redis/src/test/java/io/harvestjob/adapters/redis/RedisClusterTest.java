package io.harvestjob.adapters.redis;

import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.util.JedisClusterCRC16;

/** The URL names one node of a cluster, and the keys are on another. */
@Timeout(60)
class RedisClusterTest {

  private static final int SLOTS = 16_384;
  private static final RedisServerProcess FIRST = clusterNode();
  private static final RedisServerProcess SECOND = clusterNode();

  private static RedisServerProcess clusterNode() {
    return RedisServerProcess.start(
        "--cluster-enabled", "yes", "--cluster-config-file", UUID.randomUUID() + ".conf");
  }

  @BeforeAll
  static void joinNodes() {
    addSlots(FIRST, 0, SLOTS / 2);
    addSlots(SECOND, SLOTS / 2, SLOTS);
    FIRST.execute(Command.CLUSTER, "SET-CONFIG-EPOCH", "1");
    SECOND.execute(Command.CLUSTER, "SET-CONFIG-EPOCH", "2");
    FIRST.execute(Command.CLUSTER, "MEET", "127.0.0.1", String.valueOf(SECOND.port()));
    awaitCluster(FIRST);
    awaitCluster(SECOND);
  }

  private static void addSlots(RedisServerProcess node, int from, int to) {
    node.execute(
        Command.CLUSTER,
        Stream.concat(Stream.of("ADDSLOTS"), IntStream.range(from, to).mapToObj(String::valueOf))
            .toArray(String[]::new));
  }

  private static void awaitCluster(RedisServerProcess node) {
    while (!node.execute(Command.CLUSTER, "INFO").contains("cluster_state:ok")) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  static void stopNodes() {
    FIRST.close();
    SECOND.close();
  }

  private static RedisSettings.Builder settings() {
    String namespace =
        Stream.generate(() -> UUID.randomUUID().toString())
            .filter(text -> JedisClusterCRC16.getSlot(text) >= SLOTS / 2)
            .findFirst()
            .orElseThrow();
    return RedisSettings.builder(FIRST.url(), namespace).timeout(Duration.ofSeconds(5));
  }

  @Test
  void replicasShareAJobThatIsOnAnotherNode() {
    RedisSettings.Builder settings = settings();
    RedisKeys keys = new RedisKeys(settings.build().namespace());
    InMemoryHarvestJobRepository fake =
        new InMemoryHarvestJobRepository(
            aHarvestJob().withId("job-1").withStatus(SUCCEEDED).build());

    try (InProcessReplica first = new InProcessReplica(fake, settings);
        InProcessReplica second = new InProcessReplica(fake, settings);
        RedisClient redis = SECOND.client()) {
      first.get("job-1");
      second.get("job-1");

      assertThat(first.calls() + second.calls()).isEqualTo(1);
      assertThat(first.statistics().coordinated()).isEqualTo(1);
      assertThat(second.statistics().stored()).isEqualTo(1);
      assertThat(redis.exists(keys.job(new HarvestJobId("job-1")))).isTrue();
    }
  }

  @Test
  void notificationsReachReplicas() throws InterruptedException {
    RedisSettings.Builder settings = settings();
    InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
    BlockingQueue<HarvestJobNotification> received = new LinkedBlockingQueue<>();
    HarvestJobNotification sent =
        new HarvestJobNotification(new HarvestJobId("job-1"), SUCCEEDED, null, null);

    try (InProcessReplica sender = new InProcessReplica(fake, settings);
        InProcessReplica receiver = new InProcessReplica(fake, settings)) {
      receiver.repository().addNotificationListener(received::add);

      sender.repository().onNotification(sent);

      assertThat(received.poll(10, SECONDS)).isEqualTo(sent);
    }
  }
}

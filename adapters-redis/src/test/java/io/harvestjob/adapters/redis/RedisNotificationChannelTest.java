package io.harvestjob.adapters.redis;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;

/** What one replica receives wakes all. */
@Timeout(60)
class RedisNotificationChannelTest {

  private static final RedisServerProcess SERVER = RedisServerProcess.start();
  private static final RedisClient REDIS = SERVER.client();
  private static final HarvestJobNotification NOTIFICATION =
      new HarvestJobNotification(
          new HarvestJobId("job-1"),
          FAILED,
          "the role käse may not write\n",
          new HarvestJobTime("2024-05-06T06:00:00Z"));

  private final RedisSettings settings =
      RedisSettings.of(SERVER.url(), UUID.randomUUID().toString());
  private final RedisKeys keys = new RedisKeys(settings.namespace());
  private final BlockingQueue<HarvestJobNotification> first = new LinkedBlockingQueue<>();
  private final BlockingQueue<HarvestJobNotification> second = new LinkedBlockingQueue<>();

  private final List<RedisNotificationChannel> channels = new ArrayList<>();

  private RedisNotificationChannel channel(
      RedisSettings settings, Consumer<HarvestJobNotification> listener) {
    RedisNotificationChannel channel = RedisNotificationChannel.open(settings, listener);
    channels.add(channel);
    return channel;
  }

  @AfterEach
  void closeChannels() {
    channels.forEach(RedisNotificationChannel::close);
  }

  @AfterAll
  static void stopServer() {
    REDIS.close();
    SERVER.close();
  }

  @Test
  void reachesTheListenersOfAllReplicasOnce() throws InterruptedException {
    RedisNotificationChannel sender = channel(settings, first::add);
    channel(settings, second::add);
    awaitSubscribers(2);

    sender.publish(NOTIFICATION);
    sender.publish(new HarvestJobNotification(new HarvestJobId("job-2"), SUCCEEDED, null, null));

    assertThat(second.poll(10, SECONDS)).isEqualTo(NOTIFICATION);
    assertThat(second.poll(10, SECONDS)).isNotNull();
    assertThat(first).hasSize(2);
    assertThat(second).isEmpty();
  }

  @Test
  void nextLookupDoesNotReuseTheStateBeforeTheNotification() {
    InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
    fake.put(aHarvestJob().withId("job-1").withStatus(IN_PROGRESS).build());
    try (InProcessReplica replica =
        new InProcessReplica(fake, settings.withRunningTtl(Duration.ofHours(1)))) {
      replica.get("job-1");
      fake.put(aHarvestJob().withId("job-1").withStatus(FAILED).build());

      channel(settings, first::add).publish(NOTIFICATION);

      assertThat(replica.get("job-1").status()).isEqualTo(FAILED);
    }
  }

  @Test
  void nonsenseOnTheChannelAndAFailingListenerEndNothing() throws InterruptedException {
    channel(
        settings,
        notification -> {
          second.add(notification);
          throw new IllegalStateException("a listener that fails");
        });
    awaitSubscribers(1);

    REDIS.publish(keys.notificationsChannel(), "nonsense");
    REDIS.publish(keys.notificationsChannel(), "{}");
    REDIS.publish(keys.notificationsChannel(), "{\"id\":\"job-1\",\"status\":\"FAILED\"}");
    REDIS.publish(keys.notificationsChannel(), "{\"id\":\"job-2\",\"status\":\"FAILED\"}");

    assertThat(second.poll(10, SECONDS))
        .isEqualTo(new HarvestJobNotification(new HarvestJobId("job-1"), FAILED, null, null));
    assertThat(second.poll(10, SECONDS)).isNotNull();
  }

  @Test
  void reachesTheOwnListenerWithoutRedis() {
    RedisSettings nowhere =
        RedisSettings.of("redis://127.0.0.1:" + RedisServerProcess.freePort(), "nowhere");

    channel(nowhere, first::add).publish(NOTIFICATION);

    assertThat(first).containsExactly(NOTIFICATION);
  }

  @Test
  void isReceivedAgainAfterTheConnectionBroke() throws Exception {
    try (TcpProxy proxy = TcpProxy.to(SERVER.port())) {
      channel(RedisSettings.of(proxy.url(), settings.namespace()), second::add);
      awaitSubscribers(1);
      proxy.breakConnections();

      RedisNotificationChannel sender = channel(settings, first::add);
      while (second.isEmpty()) {
        sender.publish(NOTIFICATION);
      }

      assertThat(second).contains(NOTIFICATION);
    }
  }

  private void awaitSubscribers(long number) {
    String channel = keys.notificationsChannel();
    while (REDIS.publish(channel, "{\"origin\":\"test\"}") < number) {
      Thread.onSpinWait();
    }
  }
}

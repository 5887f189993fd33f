package io.harvestjob.adapters.redis;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobNotificationListener;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;

/** What one replica receives reaches all, and makes what they share stale. */
@Timeout(60)
class RedisNotificationTest {

  private static final RedisServerProcess SERVER = RedisServerProcess.start();
  private static final RedisClient REDIS = SERVER.client();
  private static final HarvestJobNotification NOTIFICATION =
      new HarvestJobNotification(
          new HarvestJobId("job-1"),
          FAILED,
          "the role käse may not write\n",
          new HarvestJobTime("2024-05-06T06:00:00Z"));

  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
  private final RedisKeys keys = new RedisKeys(UUID.randomUUID().toString());
  private final List<RedisHarvestJobRepository> replicas = new ArrayList<>();

  private RedisHarvestJobRepository replica(HarvestJobRepository service, String url) {
    RedisHarvestJobRepository replica =
        RedisHarvestJobRepository.create(
            service,
            RedisSettings.builder(url, keys.namespace())
                .runningTtl(Duration.ofHours(1))
                .timeout(Duration.ofSeconds(5))
                .build());
    replicas.add(replica);
    return replica;
  }

  private RedisHarvestJobRepository replica() {
    return replica(fake, SERVER.url());
  }

  private BlockingQueue<HarvestJobNotification> heardBy(RedisHarvestJobRepository replica) {
    BlockingQueue<HarvestJobNotification> heard = new LinkedBlockingQueue<>();
    replica.addNotificationListener(heard::add);
    return heard;
  }

  private static HarvestJobNotification notificationFor(String id) {
    return new HarvestJobNotification(new HarvestJobId(id), FAILED, null, null);
  }

  @AfterEach
  void closeReplicas() {
    replicas.forEach(RedisHarvestJobRepository::close);
  }

  @AfterAll
  static void stopServer() {
    REDIS.close();
    SERVER.close();
  }

  @Test
  void reachesTheListenersOfTheOtherReplicasOnce() throws InterruptedException {
    RedisHarvestJobRepository sender = replica();
    BlockingQueue<HarvestJobNotification> own = heardBy(sender);
    BlockingQueue<HarvestJobNotification> others = heardBy(replica());

    sender.onNotification(NOTIFICATION);
    sender.onNotification(NOTIFICATION);
    sender.onNotification(notificationFor("job-2"));

    assertThat(others.poll(10, SECONDS)).isEqualTo(NOTIFICATION);
    assertThat(others.poll(10, SECONDS)).isEqualTo(notificationFor("job-2"));
    assertThat(own).isEmpty();
  }

  @Test
  void nextLookupOfAnyReplicaSeesTheService() {
    HarvestJobId id = new HarvestJobId("job-1");
    RedisHarvestJobRepository first = replica();
    RedisHarvestJobRepository second = replica();
    fake.put(aHarvestJob().withId("job-1").withStatus(IN_PROGRESS).build());
    first.get(id);
    fake.put(aHarvestJob().withId("job-1").withStatus(FAILED).build());
    assertThat(second.get(id).status()).isEqualTo(IN_PROGRESS);

    first.onNotification(NOTIFICATION);

    assertThat(second.get(id).status()).isEqualTo(FAILED);
  }

  /** As AwaitHarvestJob does, which tells its repository of all that it is told. */
  @Test
  void listenerThatPassesOnWhatItHearsCausesNoLoop() throws InterruptedException {
    RedisHarvestJobRepository first = replica();
    RedisHarvestJobRepository second = replica();
    BlockingQueue<HarvestJobNotification> heard = heardBy(first);
    first.addNotificationListener(first);
    second.addNotificationListener(second);
    second.addNotificationListener(
        notification -> new Thread(() -> second.onNotification(notification)).start());
    BlockingQueue<HarvestJobNotification> third = heardBy(replica());

    first.onNotification(NOTIFICATION);
    first.onNotification(notificationFor("job-2"));

    assertThat(third.poll(10, SECONDS)).isEqualTo(NOTIFICATION);
    assertThat(third.poll(10, SECONDS)).isEqualTo(notificationFor("job-2"));
    assertThat(third).isEmpty();
    assertThat(heard).isEmpty();
  }

  @Test
  void repositoryBehindItIsTold() throws InterruptedException {
    ListeningRepository own = new ListeningRepository();
    ListeningRepository other = new ListeningRepository();
    RedisHarvestJobRepository sender = replica(own, SERVER.url());
    replica(other, SERVER.url());

    sender.onNotification(NOTIFICATION);

    assertThat(own.told).containsExactly(NOTIFICATION);
    assertThat(other.told.poll(10, SECONDS)).isEqualTo(NOTIFICATION);
  }

  private static final class ListeningRepository
      implements HarvestJobRepository, HarvestJobNotificationListener {

    private final BlockingQueue<HarvestJobNotification> told = new LinkedBlockingQueue<>();

    @Override
    public HarvestJob get(HarvestJobId id) {
      return aHarvestJob().withId(id.value()).build();
    }

    @Override
    public void onNotification(HarvestJobNotification notification) {
      told.add(notification);
    }
  }

  @Test
  void nonsenseOnTheChannelAndAFailingListenerEndNothing() throws InterruptedException {
    RedisHarvestJobRepository replica = replica();
    replica.addNotificationListener(
        notification -> {
          throw new AssertionError("a listener that fails");
        });
    BlockingQueue<HarvestJobNotification> heard = heardBy(replica);
    String message = RedisValueCodec.write(NOTIFICATION);

    REDIS.publish(keys.notificationsChannel(), "nonsense");
    REDIS.publish(keys.notificationsChannel(), "{}");
    REDIS.publish(keys.notificationsChannel(), message);
    REDIS.publish(keys.notificationsChannel(), message.replace("job-1", "job-2"));

    assertThat(heard.poll(10, SECONDS)).isEqualTo(NOTIFICATION);
    assertThat(heard.poll(10, SECONDS)).isNotNull();
    assertThat(replica.statistics().failures()).isEqualTo(2);
  }

  @Test
  void isPublishedAgainIfRedisCouldNotBeReached() throws Exception {
    try (TcpProxy proxy = TcpProxy.to(SERVER.port())) {
      BlockingQueue<HarvestJobNotification> heard = heardBy(replica());
      proxy.setRefusing(true);
      RedisHarvestJobRepository sender = replica(fake, proxy.url());
      sender.onNotification(NOTIFICATION);
      assertThat(heard).isEmpty();

      proxy.setRefusing(false);
      while (heard.isEmpty()) {
        sender.onNotification(NOTIFICATION);
      }

      assertThat(heard.poll(10, SECONDS)).isEqualTo(NOTIFICATION);
    }
  }

  @Test
  void isReceivedAgainAfterTheConnectionBroke() throws Exception {
    try (TcpProxy proxy = TcpProxy.to(SERVER.port())) {
      RedisHarvestJobRepository sender = replica();
      BlockingQueue<HarvestJobNotification> heard = heardBy(replica(fake, proxy.url()));
      proxy.breakConnections();

      int number = 0;
      while (heard.isEmpty()) {
        sender.onNotification(notificationFor("job-" + number++));
      }

      assertThat(heard.poll(10, SECONDS)).isNotNull();
    }
  }
}

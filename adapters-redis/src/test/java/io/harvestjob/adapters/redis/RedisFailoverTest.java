package io.harvestjob.adapters.redis;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Protocol.Command;

/** The primary is replaced behind the name that the URL has, as managed services do. */
@Timeout(60)
class RedisFailoverTest {

  private static final String PASSWORD = "a password";

  /** How long a lookup waits for another connection. */
  private static final Duration LONGEST_RECONNECT = Duration.ofMillis(250);

  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(
          aHarvestJob().withId("running").withStatus(IN_PROGRESS).build(),
          aHarvestJob().withId("finished").withStatus(SUCCEEDED).build());
  private final RedisServerProcess old = RedisServerProcess.start();
  private final RedisServerProcess other = RedisServerProcess.start();
  private final TcpProxy name = TcpProxy.to(old.port());
  private final String namespace = UUID.randomUUID().toString();

  @AfterEach
  void stop() throws IOException {
    name.close();
    old.close();
    other.close();
  }

  private InProcessReplica replica(RedisSettings.Builder settings) {
    return new InProcessReplica(
        fake, settings.runningTtl(Duration.ZERO).lookupsPerSecond(10_000).burst(10_000));
  }

  private InProcessReplica replica(Duration timeout) {
    return replica(RedisSettings.builder(name.url(), namespace).timeout(timeout));
  }

  private void demote() {
    old.execute(Command.REPLICAOF, "127.0.0.1", String.valueOf(other.port()));
  }

  private void assertThatOtherIsUsed(InProcessReplica replica) {
    long coordinated = replica.statistics().coordinated();
    for (int n = 0; n < 20; n++) {
      replica.get("running");
    }
    assertThat(replica.statistics().coordinated()).isEqualTo(coordinated + 20);
    assertThat(other.execute(Command.EXISTS, new RedisKeys(namespace).budget())).isEqualTo("1");
  }

  /** The old one responds to what only reads, and keeps its connections. */
  @Test
  void nextLookupWaitsForTheOtherAfterThePrimaryWasDemoted() {
    try (InProcessReplica replica = replica(Duration.ofSeconds(10))) {
      replica.get("running");
      demote();
      name.setTarget(other.port());
      long start = System.nanoTime();

      replica.get("running");
      replica.get("running");

      Duration time = Duration.ofNanos(System.nanoTime() - start);
      assertThat(replica.statistics().direct() == 1 || time.compareTo(LONGEST_RECONNECT) > 0)
          .as("used by the second lookup, if the machine connects in time")
          .isTrue();
      awaitCoordinated(replica);
      assertThatOtherIsUsed(replica);
    }
  }

  @Test
  void otherIsUsedAtThePriceOfOneTimeoutAfterThePrimaryStoppedToRespond() {
    try (InProcessReplica replica = replica(Duration.ofSeconds(5))) {
      replica.get("running");
      old.pause();
      name.setTarget(other.port());
      long start = System.nanoTime();

      replica.get("running");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(replica.statistics().direct()).isEqualTo(1);
      awaitCoordinated(replica);
      assertThatOtherIsUsed(replica);
    } finally {
      old.resume();
    }
  }

  @Test
  void demotedPrimaryIsNotUsedUntilTheNameHasMoved() {
    try (InProcessReplica replica = replica(Duration.ofSeconds(5))) {
      demote();
      for (int n = 0; n < 20; n++) {
        replica.get("running");
      }
      assertThat(replica.statistics().coordinated()).isZero();

      name.setTarget(other.port());
      awaitCoordinated(replica);

      assertThatOtherIsUsed(replica);
    }
  }

  @Test
  void passwordThatHasChangedIsReadAgain() {
    old.execute(Command.CONFIG, "SET", "requirepass", "the first one");
    String[] password = {"the first one"};
    try (InProcessReplica replica =
        replica(
            RedisSettings.builder(name.url(), namespace)
                .passwordProvider(() -> password[0])
                .timeout(Duration.ofSeconds(5)))) {
      replica.get("running");
      assertThat(replica.statistics().coordinated()).isEqualTo(1);

      other.execute(Command.CONFIG, "SET", "requirepass", PASSWORD);
      name.setTarget(other.port());
      name.breakConnections();
      awaitRefused(replica);
      long coordinated = replica.statistics().coordinated();
      replica.get("running");
      assertThat(replica.statistics().coordinated()).isEqualTo(coordinated);

      password[0] = PASSWORD;
      awaitCoordinated(replica);
    }
  }

  private static void awaitRefused(InProcessReplica replica) {
    while (replica.statistics().failures() < 2) {
      replica.get("running");
    }
  }

  private static void awaitCoordinated(InProcessReplica replica) {
    long before = replica.statistics().coordinated();
    while (replica.statistics().coordinated() == before) {
      replica.get("running");
    }
  }
}

package io.harvestjob.adapters.redis;

import static io.harvestjob.domain.HarvestJobStatus.FAILED;
import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.domain.HarvestJobStatus.SUCCEEDED;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.domain.TooManyRequestsException;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol.Command;

/** What a user of Redis must be allowed, and what is logged about one that may do less. */
@Timeout(60)
class RedisPermissionsTest {

  /** The list of the manual, with nothing that is not needed. */
  private static final String NEEDED =
      "~harvestjob:* resetchannels &harvestjob:* +eval +subscribe +publish +get +set +del +pttl +pexpire +hget"
          + " +hmget +hset +time";

  private static final RedisServerProcess SERVER = RedisServerProcess.start();
  private static final Logger LOGGER = Logger.getLogger("io.harvestjob.adapters.redis");

  private final InMemoryHarvestJobRepository fake =
      new InMemoryHarvestJobRepository(
          aHarvestJob().withId("running").withStatus(IN_PROGRESS).build(),
          aHarvestJob().withId("finished").withStatus(SUCCEEDED).build());
  private final String namespace = UUID.randomUUID().toString();
  private final List<String> lines = new ArrayList<>();
  private final Handler handler = new ListHandler();
  @TempDir private Path folder;

  private final class ListHandler extends Handler {

    @Override
    public synchronized void publish(LogRecord logged) {
      lines.add(new SimpleFormatter().formatMessage(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(handler);
  }

  @AfterAll
  static void stopServer() {
    SERVER.close();
  }

  private static void setUser(String password, String permissions) {
    String rules = "SETUSER app reset on >%s %s".formatted(password, permissions);
    assertThat(SERVER.execute(Command.ACL, rules.split(" "))).isEqualTo("OK");
  }

  private RedisSettings.Builder settings(String login) {
    return RedisSettings.builder(SERVER.url().replace("//", "//" + login), namespace)
        .runningTtl(Duration.ofHours(1))
        .timeout(Duration.ofSeconds(5));
  }

  private InProcessReplica replica() {
    return new InProcessReplica(fake, settings("app:secret@"));
  }

  @ParameterizedTest
  @ValueSource(strings = {NEEDED, "~* &* +@all -@dangerous"})
  void userThatMayDoLittleSharesAll(String permissions) throws InterruptedException {
    setUser("secret", permissions);
    BlockingQueue<HarvestJobNotification> heard = new LinkedBlockingQueue<>();
    HarvestJobNotification notification =
        new HarvestJobNotification(new HarvestJobId("running"), FAILED, null, null);

    try (InProcessReplica first = replica();
        InProcessReplica second = replica()) {
      second.repository().addNotificationListener(heard::add);
      Stream.of("running", "finished", "running", "finished").forEach(first::get);
      Stream.of("running", "finished").forEach(second::get);
      first.repository().onNotification(notification);

      assertThat(heard.poll(10, SECONDS)).isEqualTo(notification);
      assertThat(second.statistics().stored()).isEqualTo(2);
      assertThat(first.statistics().failures()).isZero();
      assertThat(second.statistics().failures()).isZero();
    }
  }

  @Test
  void userThatMayDoLittlePausesAllReplicas() {
    setUser("secret", NEEDED);
    try (InProcessReplica replica =
        new InProcessReplica(
            id -> {
              throw ServiceErrorType.TOO_MANY_REQUESTS.toException("slow");
            },
            settings("app:secret@"))) {
      assertThatExceptionOfType(TooManyRequestsException.class)
          .isThrownBy(() -> replica.get("running"));

      assertThat(replica.statistics().failures()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eval", "subscribe"})
  void refusedCommandIsNamed(String command) {
    setUser("secret", NEEDED + " -" + command);

    try (InProcessReplica replica = replica()) {
      replica.get("running");

      assertThat(replica.statistics().direct()).isEqualTo(1);
    }
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("NOPERM").contains(command));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hset", "set", "time"})
  void commandThatAScriptMayNotRunIsNamed(String command) {
    setUser("secret", NEEDED + " -" + command);

    try (InProcessReplica replica = replica()) {
      replica.get("running");

      assertThat(replica.statistics().direct()).isEqualTo(1);
    }
    assertThat(lines)
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("EVAL decide.lua")
                    .contains(command.toUpperCase(Locale.ROOT) + ":"));
  }

  @Test
  void refusedChannelIsLoggedWithTheCommand() {
    setUser("secret", NEEDED + " resetchannels");

    try (InProcessReplica replica = replica()) {
      replica.get("running");
    }
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("SUBSCRIBE"));
  }

  @Test
  void refusedKeyIsLoggedWithTheCommand() {
    setUser("secret", NEEDED + " resetkeys");

    try (InProcessReplica replica = replica()) {
      replica.get("running");
    }
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("EVAL decide.lua: NOPERM"));
  }

  @Test
  void passwordIsAskedForAgainWhenItHasChanged() throws IOException {
    Path file = folder.resolve("password");
    Files.writeString(file, "first\n");
    setUser("second", NEEDED);

    try (InProcessReplica replica =
        new InProcessReplica(fake, settings("app@").passwordProvider(() -> read(file)))) {
      replica.get("running");
      assertThat(replica.statistics().direct()).isEqualTo(1);

      Files.writeString(file, "second\n");
      while (replica.statistics().coordinated() + replica.statistics().stored() == 0) {
        replica.get("running");
      }
    }
    assertThat(lines).noneSatisfy(line -> assertThat(line).containsAnyOf("first", "second"));
  }

  @Test
  void passwordThatCannotBeReadIsLoggedWithTheReason() {
    Path missing = folder.resolve("missing");
    try (InProcessReplica replica =
        new InProcessReplica(fake, settings("app@").passwordProvider(() -> read(missing)))) {
      replica.get("running");
    }
    assertThat(lines).anySatisfy(line -> assertThat(line).contains(missing.toString()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

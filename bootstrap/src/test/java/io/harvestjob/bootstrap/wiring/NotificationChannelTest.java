package io.harvestjob.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.redis.RedisSettings;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobNotification;
import io.harvestjob.domain.HarvestJobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationChannelTest {

  private static final HarvestJobNotification NOTIFICATION =
      new HarvestJobNotification(new HarvestJobId("job-1"), HarvestJobStatus.FAILED, null, null);

  private final List<HarvestJobNotification> received = new ArrayList<>();

  @Test
  void passesNotificationsOnWithoutRedis() {
    assertThatItPassesOn(Optional.empty());
  }

  @Test
  void passesNotificationsOnWhileRedisCannotBeReached() {
    assertThatItPassesOn(Optional.of(RedisSettings.of("redis://127.0.0.1:1", "test")));
  }

  private void assertThatItPassesOn(Optional<RedisSettings> settings) {
    try (NotificationChannel channel = NotificationChannel.open(settings, received::add)) {
      channel.accept(NOTIFICATION);
    }
    assertThat(received).containsExactly(NOTIFICATION);
  }
}

package io.harvestjob.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MutableClockTest {

  private static final Instant BEGIN = Instant.parse("2024-05-06T07:00:00Z");

  private final MutableClock clock = new MutableClock(BEGIN);

  @Test
  void changesOnlyWhenItIsTold() {
    assertThat(clock.instant()).isEqualTo(BEGIN);

    clock.advance(Duration.ofSeconds(5));
    assertThat(clock.instant()).isEqualTo(BEGIN.plusSeconds(5));
  }

  @Test
  void countsTheNanosecondsOfAdvances() {
    clock.advance(Duration.ofSeconds(5));

    assertThat(clock.nanoTime()).isEqualTo(5_000_000_000L);
  }

  @Test
  void sharesItsTimeWithOtherZones() {
    Clock elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

    clock.advance(Duration.ofSeconds(5));
    assertThat(elsewhere.instant()).isEqualTo(clock.instant());
    assertThat(elsewhere.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without null checks may do
  void rejectsAZoneOfNull() {
    assertThatNullPointerException().isThrownBy(() -> clock.withZone(null)).withMessage("zone");
  }

  @Test
  void rejectsNegativeAdvance() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .withMessage("time must not be negative, but was PT-1S");
  }
}

package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpDateFormatterTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final HttpDateFormatter date = new HttpDateFormatter(clock);

  @Test
  void writesTwoDigitsForADay() {
    now.set(Instant.parse("2024-05-06T07:08:09.999Z"));

    assertThat(date.now()).isEqualTo("Mon, 06 May 2024 07:08:09 GMT");
  }

  @Test
  void goesOnWithTheClock() {
    now.set(Instant.parse("2024-05-06T07:08:09.999Z"));
    date.now();
    now.set(Instant.parse("2024-05-06T07:08:10.000Z"));

    assertThat(date.now()).isEqualTo("Mon, 06 May 2024 07:08:10 GMT");
  }

  @Test
  void formatsOnceASecond() {
    now.set(Instant.parse("2024-05-06T07:08:09Z"));
    String first = date.now();
    now.set(Instant.parse("2024-05-06T07:08:09.5Z"));

    assertThat(date.now()).isSameAs(first);
  }
}

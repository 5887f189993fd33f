package io.harvestjob.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.harvestjob.adapters.http.protocol.DescribeResponseFactory;
import io.harvestjob.domain.ForbiddenException;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobException.Details;
import io.harvestjob.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceClockTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final HarvestJobException skew = error("InvalidSignatureException");
  private final MutableClock machine = new MutableClock();
  private final ServiceClock clock = new ServiceClock(machine);

  @Test
  void isTheMachinesUntilTheServiceRefusesASignature() {
    assertThat(clock.now()).isEqualTo(machine.instant());
    assertThat(clock.header(clock.now())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1H", "-PT1H", "PT4M1S", "-PT4M1S", "P365D", "-P365D"})
  void takesOverTheTimeOfTheService(Duration difference) {
    Instant service = machine.instant().plus(difference);

    assertThat(clock.correct(skew, clock.now(), date(service))).isTrue();

    assertThat(clock.now()).isEqualTo(service);
    machine.advance(HOUR);
    assertThat(clock.now()).isEqualTo(service.plus(HOUR));
  }

  @Test
  void writesTheTimeAsSigV4Does() {
    clock.correct(skew, clock.now(), date(machine.instant().plus(HOUR)));

    assertThat(clock.header(Instant.parse("2026-11-30T05:06:07Z")))
        .isEqualTo(Map.of("X-Amz-Date", "20261130T050607Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AuthFailure",
        "InvalidSignatureException",
        "RequestExpired",
        "RequestInTheFuture",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch"
      })
  void isCorrectedByEachErrorThatMayComeOfAnotherTime(String code) {
    assertThat(clock.correct(error(code), clock.now(), date(machine.instant().plus(HOUR))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "ExpiredTokenException", "ForbiddenException"})
  void isNotCorrectedByOtherErrors(String code) {
    assertThat(clock.correct(error(code), clock.now(), date(machine.instant().plus(HOUR))))
        .isFalse();
    assertThat(clock.now()).isEqualTo(machine.instant());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none",
        "''",
        "yesterday",
        "2026-11-30T05:06:07Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Sat, 01 Jan 2135 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Mon, 99 Nov 2026 05:06:07 GMT"
      })
  void isNotCorrectedByADateThatMakesNoSense(String date) {
    assertThat(clock.correct(skew, clock.now(), parse(date))).isFalse();
    assertThat(clock.now()).isEqualTo(machine.instant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT4M", "-PT4M", "P365DT1S", "-P365DT1S"})
  void isNotCorrectedWhereTheTimeIsNotTheReason(Duration difference) {
    Instant service = machine.instant().plus(difference);

    assertThat(clock.correct(skew, clock.now(), date(service))).isFalse();
    assertThat(clock.now()).isEqualTo(machine.instant());
  }

  @Test
  void dropsACorrectionThatDidNotHelp() {
    Instant service = machine.instant().plus(HOUR);
    clock.correct(skew, clock.now(), date(service));

    assertThat(clock.correct(skew, clock.now(), date(service))).isFalse();
    assertThat(clock.now()).isEqualTo(machine.instant());
  }

  @Test
  void isCorrectedAgainForAnotherCallThatWasSignedBefore() {
    Instant signed = clock.now();
    Instant service = machine.instant().plus(HOUR);
    clock.correct(skew, signed, date(service));

    assertThat(clock.correct(skew, signed, date(service))).isTrue();
    assertThat(clock.now()).isEqualTo(service);
  }

  @Test
  void followsAMachineWhoseClockIsSetRight() {
    Instant service = machine.instant().plus(HOUR);
    clock.correct(skew, clock.now(), date(service));
    machine.advance(HOUR);

    assertThat(clock.correct(skew, clock.now(), date(service))).isTrue();
    assertThat(clock.now()).isEqualTo(machine.instant());
    assertThat(clock.header(clock.now())).isEmpty();
  }

  private static Optional<Instant> date(Instant time) {
    return parse(DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)));
  }

  private static Optional<Instant> parse(@Nullable String date) {
    Map<String, String> headers = date == null ? Map.of() : Map.of("date", date);
    return DescribeResponseFactory.create(403, headers, new byte[0]).date();
  }

  private static HarvestJobException error(String code) {
    return new ForbiddenException(new Details("not now", 403, code, null, null));
  }
}

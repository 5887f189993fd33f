package io.harvestjob.adapters.http;

import static java.time.ZoneOffset.UTC;

import io.harvestjob.domain.HarvestJobException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The clock of the service, which is taken for this machine's until the service refuses the time of
 * a signature. Thread-safe.
 */
final class ServiceClock {

  /** The service itself allows for 5 minutes; the SDK for Java corrects from 4 (both measured). */
  private static final Duration TOLERANCE = Duration.ofMinutes(4);

  /** A machine whose clock is further off takes no certificate for valid. */
  private static final Duration MAX_OFFSET = Duration.ofDays(365);

  /** The codes that the SDK for Java takes for a sign of another clock. */
  private static final Pattern SKEW_CODE =
      Pattern.compile(
          "(AuthFailure|InvalidSignature|RequestExpired|RequestInTheFuture|RequestTimeTooSkewed"
              + "|SignatureDoesNotMatch)(Exception)?");

  private static final DateTimeFormatter SIGNED_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").withZone(UTC);

  private final Clock machine;
  private volatile Duration offset = Duration.ZERO;

  ServiceClock(Clock machine) {
    this.machine = machine;
  }

  Instant now() {
    return machine.instant().plus(offset);
  }

  /** Returns the header with the time to sign; none if the signer can read it itself. */
  Map<String, String> header(Instant time) {
    return offset.isZero() ? Map.of() : Map.of("X-Amz-Date", SIGNED_DATE.format(time));
  }

  /**
   * Takes over the time of the service, and returns whether that can help. A correction that did
   * not help is dropped.
   *
   * @param signed the time that the request was signed with
   * @param date the time of the response
   */
  boolean correct(HarvestJobException error, Instant signed, Optional<Instant> date) {
    if (!SKEW_CODE.matcher(error.errorCode().orElse("")).matches()) {
      return false;
    }
    Optional<Duration> corrected =
        date.filter(time -> isLongerThan(TOLERANCE, Duration.between(signed, time)))
            .map(time -> Duration.between(machine.instant(), time))
            .filter(difference -> !isLongerThan(MAX_OFFSET, difference));
    offset = corrected.orElse(Duration.ZERO);
    return corrected.isPresent();
  }

  private static boolean isLongerThan(Duration limit, Duration difference) {
    return difference.abs().compareTo(limit) > 0;
  }
}

package io.harvestjob.application;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.TooManyRequestsException;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the limits allow the next poll: a token bucket, kept as the time at which it is full
 * again, and a number of polls in flight. It counts, too. Times are nanoseconds.
 */
final class PollLimiter {

  private static final long MAX_PAUSE = HOURS.toNanos(1);

  private final long refill;
  private final long burst;
  private final int maxInFlight;
  private long fullAt;
  private int inFlight;
  private long polls;
  private long throttles;

  PollLimiter(PollLimits limits) {
    this.refill = Math.max(1, (long) (SECONDS.toNanos(1) / limits.pollsPerSecond()));
    this.burst = refill * (limits.burst() - 1L);
    this.maxInFlight = limits.maxConcurrentPolls();
  }

  AwaitHarvestJobService.Statistics statistics(int waits) {
    return new AwaitHarvestJobService.Statistics(waits, polls, throttles);
  }

  void beginPoll(long now) {
    fullAt = Math.max(fullAt, now) + refill;
    inFlight++;
    polls++;
  }

  /** After a throttle no token is left, and none is added before the pause is over. */
  void endPoll(@Nullable Throwable failure, long now) {
    inFlight--;
    if (failure instanceof TooManyRequestsException throttle) {
      fullAt = Math.max(fullAt, now + burst + Math.max(refill, pauseAfter(throttle)));
      throttles++;
    }
  }

  /** The pause that the service asks for. */
  static long pauseAfter(HarvestJobException error) {
    return Math.min(error.retryAfter().map(NANOSECONDS::convert).orElse(0L), MAX_PAUSE);
  }

  /** When there is a token, whatever is in flight. */
  long tokenAt() {
    return fullAt - burst;
  }

  /** When the next poll may begin, if none ends before. */
  long nextPollAt() {
    return inFlight < maxInFlight ? tokenAt() : PolledJob.NEVER;
  }
}

package io.harvestjob.adapters.redis;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts for {@link RedisStatistics}. */
final class RedisStatisticsRecorder {

  final LongAdder stored = new LongAdder();
  final LongAdder shared = new LongAdder();
  final LongAdder coordinated = new LongAdder();
  final LongAdder direct = new LongAdder();
  final LongAdder refused = new LongAdder();
  private final RedisFailureLogger failures;

  RedisStatisticsRecorder(RedisFailureLogger failures) {
    this.failures = failures;
  }

  RedisStatistics statistics(long waiting) {
    return new RedisStatistics(
        stored.sum(),
        shared.sum(),
        coordinated.sum(),
        direct.sum(),
        refused.sum(),
        waiting,
        Arrays.stream(RedisFailureReason.values())
            .collect(Collectors.toMap(reason -> reason, failures::count)));
  }
}

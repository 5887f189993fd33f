package io.harvestjob.adapters.redis;

import java.util.concurrent.atomic.LongAdder;

/** Counts for {@link RedisStatistics}. */
final class RedisStatisticsRecorder {

  final LongAdder stored = new LongAdder();
  final LongAdder shared = new LongAdder();
  final LongAdder coordinated = new LongAdder();
  final LongAdder direct = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder waited = new LongAdder();

  RedisStatistics statistics(long failures) {
    return new RedisStatistics(
        stored.sum(),
        shared.sum(),
        coordinated.sum(),
        direct.sum(),
        refused.sum(),
        waited.sum(),
        failures);
  }
}

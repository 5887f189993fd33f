package io.harvestjob.adapters.redis;

import io.harvestjob.domain.HarvestJobRepository;
import java.util.concurrent.Semaphore;

/**
 * What all lookups of a replica use together.
 *
 * @param delegate makes the calls
 * @param settings limits the waits
 * @param coordinator decides with Redis
 * @param pending is told of results
 * @param turn lets one lookup of the replica at a time reserve a call ahead, so that a replica with
 *     many lookups takes turns with one that has few
 * @param recorder counts lookups
 * @param failures counts failures and logs them
 */
record LookupDependencies(
    HarvestJobRepository delegate,
    RedisSettings settings,
    LookupCoordinator coordinator,
    PendingLookupRegistry pending,
    Semaphore turn,
    RedisStatisticsRecorder recorder,
    RedisFailureLogger failures) {}

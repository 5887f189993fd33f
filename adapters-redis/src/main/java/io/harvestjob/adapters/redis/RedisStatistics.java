package io.harvestjob.adapters.redis;

/**
 * What one replica has counted since it started. Immutable and thread-safe.
 *
 * @param stored lookups that returned what was stored in Redis
 * @param shared lookups that returned the result of another caller's lookup
 * @param coordinated calls that were made with a lease and within the budget
 * @param direct calls that were made without Redis, because it could not be used
 * @param refused lookups that failed because the budget was used up
 * @param waited lookups that waited for the result of another caller's lookup
 * @param failures how often Redis could not be used; the log says why
 */
public record RedisStatistics(
    long stored,
    long shared,
    long coordinated,
    long direct,
    long refused,
    long waited,
    long failures) {}

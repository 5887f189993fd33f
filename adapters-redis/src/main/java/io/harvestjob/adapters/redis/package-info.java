/**
 * Shares what replicas know about harvest jobs through Redis or Valkey: jobs, one budget of
 * lookups, one call at a time for each job, and notifications.
 */
@NullMarked
package io.harvestjob.adapters.redis;

import org.jspecify.annotations.NullMarked;

/**
 * Shares what replicas know about harvest jobs through Redis or Valkey: jobs, one budget of
 * lookups, one call at a time for each job, and notifications.
 *
 * <p>Of facts about AWS, <em>documented</em> means that AWS's documentation states them,
 * <em>measured</em> that real clients or servers were observed on loopback, and <em>assumed</em>
 * neither.
 */
@NullMarked
package io.harvestjob.adapters.redis;

import org.jspecify.annotations.NullMarked;

/**
 * Waiting: one room for all jobs that are waited for, on one clock and within one budget of
 * lookups.
 */
@NullMarked
package io.harvestjob.application.await;

import org.jspecify.annotations.NullMarked;

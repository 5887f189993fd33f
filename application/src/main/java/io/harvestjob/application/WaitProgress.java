package io.harvestjob.application;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The state of a wait after a poll that did not end it. Immutable and thread-safe.
 *
 * @param id the job that is waited for
 * @param elapsed the time since the wait began
 * @param lastJob the job as the latest successful poll returned it; null before the first
 * @param lastError why this poll failed; null if it succeeded
 * @param nextPoll the time until the next poll is due; it may begin later if many jobs are polled
 */
public record WaitProgress(
    HarvestJobId id,
    Duration elapsed,
    @Nullable HarvestJob lastJob,
    @Nullable HarvestJobException lastError,
    Duration nextPoll) {}

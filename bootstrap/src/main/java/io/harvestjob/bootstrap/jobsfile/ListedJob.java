package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.FakeBehaviour;

/**
 * A job of a file.
 *
 * @param job as AWS would tell it
 * @param behaviour what becomes of it in the fake
 */
public record ListedJob(HarvestJob job, FakeBehaviour behaviour) {}

package io.harvestjob.bootstrap.jobsfile;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.FakeBehaviour;

/**
 * A job of a jobs file.
 *
 * @param job the job as AWS would describe it
 * @param behaviour how the job behaves in the fake
 */
public record JobsFileEntry(HarvestJob job, FakeBehaviour behaviour) {}

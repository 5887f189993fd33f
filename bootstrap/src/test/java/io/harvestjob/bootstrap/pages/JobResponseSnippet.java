package io.harvestjob.bootstrap.pages;

import io.harvestjob.domain.HarvestJob;

final class JobResponseSnippet {

  private JobResponseSnippet() {}

  // begin
  record JobResponse(String id, String status, boolean finished, String manifestUri) {

    static JobResponse from(HarvestJob job) {
      return new JobResponse(
          job.id().value(), job.status().text(), job.isFinished(), job.manifestUri());
    }
  }
  // end
}

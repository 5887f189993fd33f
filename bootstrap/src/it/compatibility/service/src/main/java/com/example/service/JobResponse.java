package com.example.service;

import io.harvestjob.domain.HarvestJob;

/** What this service responses its own callers with. */
public record JobResponse(String id, String status, boolean finished, String manifestUri) {

  public static JobResponse from(HarvestJob job) {
    return new JobResponse(
        job.id().value(), job.status().text(), job.isFinished(), job.manifestUri());
  }
}

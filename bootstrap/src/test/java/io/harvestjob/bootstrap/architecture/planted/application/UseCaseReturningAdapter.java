package io.harvestjob.bootstrap.architecture.planted.application;

import io.harvestjob.bootstrap.architecture.planted.adapters.aws.AwsAdapterType;

interface UseCaseReturningAdapter {
  AwsAdapterType adapter();
}

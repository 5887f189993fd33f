package io.harvestjob.bootstrap.architecture.planted.application;

import io.harvestjob.bootstrap.architecture.planted.adapters.aws.AnAdapter;

interface ReturnsAnAdapter {
  AnAdapter adapter();
}

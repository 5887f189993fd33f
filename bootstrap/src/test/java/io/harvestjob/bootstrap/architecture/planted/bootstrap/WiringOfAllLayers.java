package io.harvestjob.bootstrap.architecture.planted.bootstrap;

import io.harvestjob.bootstrap.architecture.planted.adapters.aws.AwsAdapterType;
import io.harvestjob.bootstrap.architecture.planted.testkit.FakeType;

record WiringOfAllLayers(AwsAdapterType adapter, FakeType fake) {}

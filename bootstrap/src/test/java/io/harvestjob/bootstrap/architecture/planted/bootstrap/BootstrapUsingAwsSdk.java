package io.harvestjob.bootstrap.architecture.planted.bootstrap;

import io.harvestjob.bootstrap.architecture.library.software.amazon.awssdk.AwsSdkType;

record BootstrapUsingAwsSdk(AwsSdkType sdk) {}

package io.harvestjob.bootstrap.architecture.planted.domain;

import picocli.CommandLine;

record HoldsAFramework(CommandLine commandLine) {}

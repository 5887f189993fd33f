package io.harvestjob.bootstrap.architecture.planted.adapterkit;

import picocli.CommandLine;

record AdapterkitUsingFramework(CommandLine commandLine) {}

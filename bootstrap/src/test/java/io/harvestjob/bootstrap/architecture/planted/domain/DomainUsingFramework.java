package io.harvestjob.bootstrap.architecture.planted.domain;

import picocli.CommandLine;

record DomainUsingFramework(CommandLine commandLine) {}

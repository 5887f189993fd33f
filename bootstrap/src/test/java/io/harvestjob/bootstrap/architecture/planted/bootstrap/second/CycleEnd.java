package io.harvestjob.bootstrap.architecture.planted.bootstrap.second;

import io.harvestjob.bootstrap.architecture.planted.bootstrap.first.CycleStart;

public record CycleEnd(CycleStart start) {}

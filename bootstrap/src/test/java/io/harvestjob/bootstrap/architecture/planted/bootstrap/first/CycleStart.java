package io.harvestjob.bootstrap.architecture.planted.bootstrap.first;

import io.harvestjob.bootstrap.architecture.planted.bootstrap.second.CycleEnd;

public record CycleStart(CycleEnd end) {}

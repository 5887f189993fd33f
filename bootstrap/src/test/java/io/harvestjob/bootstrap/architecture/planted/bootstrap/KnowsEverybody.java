package io.harvestjob.bootstrap.architecture.planted.bootstrap;

import io.harvestjob.bootstrap.architecture.planted.adapters.aws.AnAdapter;
import io.harvestjob.bootstrap.architecture.planted.testkit.TheFake;

record KnowsEverybody(AnAdapter adapter, TheFake fake) {}

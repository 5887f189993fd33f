package io.harvestjob.bootstrap.architecture.planted.adapters.http.server;

import io.harvestjob.bootstrap.architecture.planted.testkit.FakeType;

record ServerUsingFake(FakeType fake) {}

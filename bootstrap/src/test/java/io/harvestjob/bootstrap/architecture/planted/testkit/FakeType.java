package io.harvestjob.bootstrap.architecture.planted.testkit;

/** Breaks nothing. */
public class FakeType {}

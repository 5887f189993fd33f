package io.harvestjob.bootstrap.architecture.planted.adapters.http.wire;

/** Breaks no rule. */
public class WireType {}

package io.harvestjob.bootstrap.architecture.planted.adapters.http.server;

import io.harvestjob.bootstrap.architecture.planted.adapters.http.wire.WireType;

/** Breaks no rule. */
public record ServerType(WireType wire) {}

package io.harvestjob.bootstrap.architecture.planted.adapters.http.server;

import io.harvestjob.bootstrap.architecture.planted.adapters.http.protocol.ProtocolType;

/** Breaks no rule. */
public record ServerType(ProtocolType protocol) {}

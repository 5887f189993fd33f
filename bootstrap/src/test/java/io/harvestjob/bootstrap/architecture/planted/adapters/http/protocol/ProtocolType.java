package io.harvestjob.bootstrap.architecture.planted.adapters.http.protocol;

/** Breaks no rule. */
public class ProtocolType {}

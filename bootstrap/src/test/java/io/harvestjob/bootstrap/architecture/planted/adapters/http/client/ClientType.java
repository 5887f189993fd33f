package io.harvestjob.bootstrap.architecture.planted.adapters.http.client;

/** Breaks no rule. */
public class ClientType {}

package io.harvestjob.bootstrap.architecture.planted.adapters.http;

/** Breaks nothing. */
public class HttpAdapterType {}

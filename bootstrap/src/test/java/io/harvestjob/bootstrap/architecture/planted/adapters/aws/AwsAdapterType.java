package io.harvestjob.bootstrap.architecture.planted.adapters.aws;

/** Breaks nothing. */
public class AwsAdapterType {}

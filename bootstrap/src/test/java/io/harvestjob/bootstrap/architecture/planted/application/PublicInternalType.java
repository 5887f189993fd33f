package io.harvestjob.bootstrap.architecture.planted.application;

public class PublicInternalType {}

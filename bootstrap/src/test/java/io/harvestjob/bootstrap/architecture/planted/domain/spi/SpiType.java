package io.harvestjob.bootstrap.architecture.planted.domain.spi;

/** Breaks no rule. */
public class SpiType {}

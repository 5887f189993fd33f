package io.harvestjob.bootstrap.architecture.planted.adapterkit;

/** Breaks no rule. */
public class AdapterkitType {}

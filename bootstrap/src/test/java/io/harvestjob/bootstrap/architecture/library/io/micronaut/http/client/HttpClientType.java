package io.harvestjob.bootstrap.architecture.library.io.micronaut.http.client;

/** Stands for the Micronaut HTTP Client. */
public class HttpClientType {}

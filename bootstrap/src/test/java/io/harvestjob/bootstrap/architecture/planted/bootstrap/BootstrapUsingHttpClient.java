package io.harvestjob.bootstrap.architecture.planted.bootstrap;

import io.harvestjob.bootstrap.architecture.library.io.micronaut.http.client.HttpClientType;

record BootstrapUsingHttpClient(HttpClientType client) {}

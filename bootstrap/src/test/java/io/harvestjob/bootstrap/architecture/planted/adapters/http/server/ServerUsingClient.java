package io.harvestjob.bootstrap.architecture.planted.adapters.http.server;

import io.harvestjob.bootstrap.architecture.planted.adapters.http.client.ClientType;

record ServerUsingClient(ClientType client) {}

package io.harvestjob.bootstrap.architecture.planted.adapters.http;

import io.harvestjob.bootstrap.architecture.planted.adapters.http.server.ServerType;

record ClientUsingServer(ServerType server) {}

package io.harvestjob.bootstrap.architecture.planted.bootstrap.second;

class SharedName {}

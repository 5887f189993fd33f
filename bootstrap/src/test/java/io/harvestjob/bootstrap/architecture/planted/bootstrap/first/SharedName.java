package io.harvestjob.bootstrap.architecture.planted.bootstrap.first;

class SharedName {}

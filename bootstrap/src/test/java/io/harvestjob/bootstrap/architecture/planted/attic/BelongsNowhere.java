package io.harvestjob.bootstrap.architecture.planted.attic;

class BelongsNowhere {}

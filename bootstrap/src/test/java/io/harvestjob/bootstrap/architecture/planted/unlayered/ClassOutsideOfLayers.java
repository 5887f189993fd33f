package io.harvestjob.bootstrap.architecture.planted.unlayered;

class ClassOutsideOfLayers {}

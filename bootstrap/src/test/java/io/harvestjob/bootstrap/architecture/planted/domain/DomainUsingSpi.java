package io.harvestjob.bootstrap.architecture.planted.domain;

import io.harvestjob.bootstrap.architecture.planted.domain.spi.SpiType;

record DomainUsingSpi(SpiType spi) {}

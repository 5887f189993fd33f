package io.harvestjob.bootstrap.architecture.planted.domain;

import io.harvestjob.bootstrap.architecture.planted.adapterkit.AdapterkitType;

record DomainUsingAdapterkit(AdapterkitType type) {}

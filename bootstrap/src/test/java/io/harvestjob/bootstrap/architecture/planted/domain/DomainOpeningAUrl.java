package io.harvestjob.bootstrap.architecture.planted.domain;

import java.net.URI;

record DomainOpeningAUrl(URI url) {}

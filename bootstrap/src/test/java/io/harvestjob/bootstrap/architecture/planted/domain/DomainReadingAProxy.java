package io.harvestjob.bootstrap.architecture.planted.domain;

import java.net.Proxy;

record DomainReadingAProxy(Proxy proxy) {}

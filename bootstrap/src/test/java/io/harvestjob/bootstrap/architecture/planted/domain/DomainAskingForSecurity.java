package io.harvestjob.bootstrap.architecture.planted.domain;

import java.security.Security;

class DomainAskingForSecurity {
  String addressCache() {
    return Security.getProperty("networkaddress.cache.ttl");
  }
}

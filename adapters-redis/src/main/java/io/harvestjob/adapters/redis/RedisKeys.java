package io.harvestjob.adapters.redis;

import io.harvestjob.domain.HarvestJobId;

/**
 * The names of what is in Redis. Each has the version of the format, which changes whenever that
 * does. The braces keep all names of a namespace on one node of a cluster.
 */
record RedisKeys(String namespace) {

  private static final String VERSION = "v1";

  String job(HarvestJobId id) {
    return key("job:" + id);
  }

  String lease(HarvestJobId id) {
    return key("lease:" + id);
  }

  String budget() {
    return key("budget");
  }

  /** A key that is never there. */
  String probe() {
    return key("probe");
  }

  String resultsChannel() {
    return key("results");
  }

  String notificationsChannel() {
    return key("notifications");
  }

  private String key(String name) {
    return "harvestjob:%s:{%s}:%s".formatted(VERSION, namespace, name);
  }
}

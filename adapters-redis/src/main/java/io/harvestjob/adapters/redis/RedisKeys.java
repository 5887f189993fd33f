package io.harvestjob.adapters.redis;

import io.harvestjob.domain.HarvestJobId;

/**
 * The names of what is in Redis. Each has the version of the format, v1, which changes whenever
 * that does. The braces keep all names of a namespace on one node of a cluster.
 */
record RedisKeys(String namespace) {

  String job(HarvestJobId id) {
    return key("job:" + id);
  }

  String lease(HarvestJobId id) {
    return key("lease:" + id);
  }

  String budget() {
    return key("budget");
  }

  String result(HarvestJobId id) {
    return key("result:" + id);
  }

  String notificationsChannel() {
    return key("notifications");
  }

  private String key(String name) {
    return "harvestjob:v1:{%s}:%s".formatted(namespace, name);
  }
}

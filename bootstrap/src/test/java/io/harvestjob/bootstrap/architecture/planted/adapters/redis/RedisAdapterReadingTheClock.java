package io.harvestjob.bootstrap.architecture.planted.adapters.redis;

import java.time.Clock;

abstract class RedisAdapterReadingTheClock {
  abstract Clock clock();

  long now() {
    return System.currentTimeMillis();
  }
}

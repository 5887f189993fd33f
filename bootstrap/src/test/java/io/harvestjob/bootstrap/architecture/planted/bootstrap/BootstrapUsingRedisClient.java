package io.harvestjob.bootstrap.architecture.planted.bootstrap;

import io.harvestjob.bootstrap.architecture.library.redis.clients.RedisClientType;

record BootstrapUsingRedisClient(RedisClientType client) {}

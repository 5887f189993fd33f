package io.harvestjob.bootstrap.architecture.library.redis.clients;

/** Stands for the Redis client. */
public class RedisClientType {}

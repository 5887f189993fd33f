package io.harvestjob.adapters.http.server;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Generates request ids, which need no secure random numbers, as they are no secrets. */
final class RequestIdGenerator {

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private RequestIdGenerator() {}

  static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    long low = (random.nextLong() >>> 2) | VARIANT_2;
    return new UUID(high, low).toString();
  }
}

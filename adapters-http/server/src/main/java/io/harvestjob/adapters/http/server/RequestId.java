package io.harvestjob.adapters.http.server;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Names requests; not a secret, so not worth a secure random number. */
final class RequestId {

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private RequestId() {}

  static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | VERSION_4;
    long low = (random.nextLong() >>> 2) | VARIANT_2;
    return new UUID(high, low).toString();
  }
}

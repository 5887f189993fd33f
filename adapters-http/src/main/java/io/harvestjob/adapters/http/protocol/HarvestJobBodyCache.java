package io.harvestjob.adapters.http.protocol;

import io.harvestjob.domain.HarvestJob;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps the bodies of jobs that were written of late, because a server is asked for few jobs often.
 * Thread-safe.
 */
final class HarvestJobBodyCache {

  static final int MAX_BODIES = 256;
  static final int MAX_BODY_BYTES = 4_096;

  private final Function<HarvestJob, byte[]> writer;
  private final Map<HarvestJob, byte[]> bodies =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MAX_BODIES, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<HarvestJob, byte[]> eldest) {
              return size() > MAX_BODIES;
            }
          });

  HarvestJobBodyCache(Function<HarvestJob, byte[]> writer) {
    this.writer = writer;
  }

  byte[] body(HarvestJob job) {
    byte[] known = bodies.get(job);
    return known == null ? write(job) : known;
  }

  private byte[] write(HarvestJob job) {
    byte[] body = writer.apply(job);
    if (body.length <= MAX_BODY_BYTES) {
      bodies.put(job, body);
    }
    return body;
  }
}

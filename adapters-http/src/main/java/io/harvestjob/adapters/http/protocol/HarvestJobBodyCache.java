package io.harvestjob.adapters.http.protocol;

import io.harvestjob.domain.HarvestJob;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps the bodies that were asked for last, because most requests of a server are for the same few
 * jobs. No body is ever out of date, because a job that has changed is another one. Thread-safe.
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

  /** Returns the body of this job, which equal jobs share, so that nobody may change it. */
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

package io.harvestjob.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of the fake by id, and in the order in which they were added. A page token is the
 * position of the last job of a page, so that a job that is created meanwhile comes on a later page
 * and none comes twice. Guarded by the lock of the fake.
 */
final class HarvestJobMap {

  private final Map<HarvestJobId, Long> positions = new HashMap<>();
  private final TreeMap<Long, FakeHarvestJob> jobs = new TreeMap<>();
  private long added;

  /** A job that replaces another takes its position. */
  void put(HarvestJobId id, FakeHarvestJob job) {
    jobs.put(positions.computeIfAbsent(id, absent -> ++added), job);
  }

  @Nullable FakeHarvestJob get(HarvestJobId id) {
    Long position = positions.get(id);
    return position == null ? null : jobs.get(position);
  }

  long countInProgress(Instant now) {
    return jobs.values().stream()
        .filter(job -> job.current(now).status().equals(HarvestJobStatus.IN_PROGRESS))
        .count();
  }

  List<HarvestJob> all(Instant now) {
    return jobs.values().stream().map(job -> job.current(now)).toList();
  }

  HarvestJobPage list(ListHarvestJobsRequest request, Instant now) {
    List<HarvestJob> page = new ArrayList<>();
    long last = position(request.nextToken());
    for (Map.Entry<Long, FakeHarvestJob> next : jobs.tailMap(last, false).entrySet()) {
      HarvestJob job = next.getValue().current(now);
      if (request.includes(job)) {
        if (page.size() == request.pageSize()) {
          return new HarvestJobPage(page, token(last));
        }
        page.add(job);
        last = next.getKey();
      }
    }
    return new HarvestJobPage(page, null);
  }

  private static String token(long position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Long.toString(position).getBytes(US_ASCII));
  }

  private static long position(@Nullable String token) {
    try {
      return token == null
          ? 0
          : Long.parseLong(new String(Base64.getUrlDecoder().decode(token), US_ASCII));
    } catch (IllegalArgumentException e) {
      throw CreateHarvestJobRequestValidator.invalid(
          "nextToken", "is not a token of this endpoint");
    }
  }
}

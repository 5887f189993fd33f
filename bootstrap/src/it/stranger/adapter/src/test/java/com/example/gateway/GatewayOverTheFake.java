package com.example.gateway;

import static java.util.Map.entry;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobTime;
import io.harvestjob.testkit.LookupLatch;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands where the real gateway is, with the fake behind it. */
final class GatewayOverTheFake implements Gateway {

  final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
  final Map<HarvestJobId, LookupLatch> latches = new ConcurrentHashMap<>();
  final Map<HarvestJobId, HarvestJob> mistaken = new ConcurrentHashMap<>();
  final Set<HarvestJobId> malformed = ConcurrentHashMap.newKeySet();

  @Override
  public Reply ask(String jobId) throws IOException {
    HarvestJobId id = new HarvestJobId(jobId);
    Optional.ofNullable(latches.get(id)).ifPresent(LookupLatch::await);
    if (malformed.contains(id)) {
      return new Reply(200, Map.of("id", jobId));
    }
    try {
      return new Reply(200, fields(mistaken.containsKey(id) ? mistaken.get(id) : fake.get(id)));
    } catch (HarvestJobException e) {
      return new Reply(e.httpStatus().orElseThrow(() -> new IOException(e)), fields(e));
    }
  }

  private static Map<String, String> fields(HarvestJobException error) {
    Map<String, String> fields = new HashMap<>(Map.of("message", error.getMessage()));
    error.errorCode().ifPresent(code -> fields.put("code", code));
    error.requestId().ifPresent(request -> fields.put("request", request));
    error.retryAfter().ifPresent(pause -> fields.put("pause", "" + pause.toSeconds()));
    return fields;
  }

  private static Map<String, String> fields(HarvestJob job) {
    Map<String, String> fields =
        new HashMap<>(
            Map.ofEntries(
                entry("id", job.id().value()),
                entry("endpoint", job.originEndpointId()),
                entry("from", job.startTime().text()),
                entry("to", job.endTime().text()),
                entry("bucket", job.s3Destination().bucketName()),
                entry("key", job.s3Destination().manifestKey()),
                entry("role", job.s3Destination().roleArn()),
                entry("status", job.status().text())));
    Optional.ofNullable(job.arn()).ifPresent(arn -> fields.put("arn", arn));
    Optional.ofNullable(job.channelId()).ifPresent(channel -> fields.put("channel", channel));
    Optional.ofNullable(job.createdAt())
        .map(HarvestJobTime::text)
        .ifPresent(created -> fields.put("created", created));
    return fields;
  }
}

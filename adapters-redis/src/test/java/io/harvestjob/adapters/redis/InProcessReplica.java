package io.harvestjob.adapters.redis;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A replica in this JVM, and the calls that it made. */
final class InProcessReplica implements AutoCloseable {

  private final Queue<HarvestJobId> calls = new ConcurrentLinkedQueue<>();
  private final RedisHarvestJobRepository repository;

  InProcessReplica(HarvestJobRepository service, RedisSettings.Builder settings) {
    this.repository =
        RedisHarvestJobRepository.create(
            id -> {
              calls.add(id);
              return service.get(id);
            },
            settings.build());
  }

  HarvestJob get(String id) {
    return repository.get(new HarvestJobId(id));
  }

  int calls() {
    return calls.size();
  }

  RedisHarvestJobRepository repository() {
    return repository;
  }

  RedisStatistics statistics() {
    return repository.statistics();
  }

  @Override
  public void close() {
    repository.close();
  }
}

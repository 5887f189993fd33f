package io.harvestjob.adapters.redis;

import static io.harvestjob.domain.HarvestJobStatus.IN_PROGRESS;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** A replica in a JVM of its own: two threads look up the same running jobs for ever. */
final class ReplicaMain {

  private final HarvestJobRepository repository;
  private final int jobs;

  private ReplicaMain(HarvestJobRepository repository, int jobs) {
    this.repository = repository;
    this.jobs = jobs;
  }

  /** Expects the URL of Redis, the namespace, the URL of the service and the number of jobs. */
  public static void main(String[] arguments) {
    RedisSettings settings =
        RedisSettings.builder(arguments[0], arguments[1])
            .lookupsPerSecond(5)
            .burst(1)
            .timeout(Duration.ofSeconds(2))
            .build();
    URI service = URI.create(arguments[2]);
    try (RedisHarvestJobRepository repository =
        RedisHarvestJobRepository.create(id -> describe(service, id), settings)) {
      int jobs = Integer.parseInt(arguments[3]);
      ReplicaMain replica = new ReplicaMain(repository, jobs);
      new Thread(() -> replica.lookUpForEver(jobs / 2)).start();
      replica.lookUpForEver(0);
    }
  }

  private static HarvestJob describe(URI service, HarvestJobId id) {
    try {
      service.resolve("/" + id).toURL().openConnection().getInputStream().readAllBytes();
      return aHarvestJob().withId(id.value()).withStatus(IN_PROGRESS).build();
    } catch (IOException e) {
      throw new NoUsableResponseException(Reason.CONNECTION_FAILED, "no response", e);
    }
  }

  private void lookUpForEver(int first) {
    int next = first;
    while (true) {
      lookUp(new HarvestJobId("job-" + next));
      next = (next + 1) % jobs;
    }
  }

  private void lookUp(HarvestJobId id) {
    try {
      repository.get(id);
    } catch (HarvestJobException e) {
      System.err.println(e);
    }
  }
}

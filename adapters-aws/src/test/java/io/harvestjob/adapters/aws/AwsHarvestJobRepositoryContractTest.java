package io.harvestjob.adapters.aws;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.fixtures.ReceivedRequest;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import io.harvestjob.testkit.LookupLatch;
import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class AwsHarvestJobRepositoryContractTest extends HarvestJobRepositoryContract {

  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final StubHttpResponse NOT_FOUND =
      error(new ServiceError(404, "NotFoundException", "no such job", REQUEST_ID));

  private final Map<String, StubBehaviour> jobs = new ConcurrentHashMap<>();
  private final Map<String, Supplier<StubBehaviour>> failures = new ConcurrentHashMap<>();
  private final StubServer server = StubServer.start(this::respond);
  private final AwsHarvestJobRepository repository =
      AwsHarvestJobRepository.create(
          LocalRepositoryFactory.settings(server.endpoint())
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
              .apiCallTimeout(DEADLINE)
              .apiCallAttemptTimeout(DEADLINE)
              .maxAttempts(2)
              .build());

  @AfterEach
  void close() {
    repository.close();
    server.close();
  }

  @Override
  protected HarvestJobRepository repository() {
    return repository;
  }

  @Override
  protected Duration deadline() {
    return DEADLINE;
  }

  @Override
  protected void givenJob(HarvestJob job) {
    jobs.put(path(job.id()), HarvestJobStubResponseFactory.of(job));
  }

  @Override
  protected void givenErrors(HarvestJobId id, int times, ServiceError error) {
    AtomicInteger left = new AtomicInteger(times);
    failures.put(
        path(id), () -> left.getAndDecrement() > 0 ? error(error) : jobOrNotFound(path(id)));
  }

  @Override
  protected void givenNoResponse(HarvestJobId id) {
    failures.put(path(id), StubBehaviour::resetConnection);
  }

  @Override
  protected void givenMalformedResponse(HarvestJobId id) {
    failures.put(path(id), () -> StubHttpResponse.json(200, "{\"id\": \"" + id));
  }

  @Override
  protected void givenBlockedLookup(HarvestJobId id, LookupLatch latch) {
    failures.put(
        path(id),
        () -> {
          latch.await();
          return jobOrNotFound(path(id));
        });
  }

  @Override
  protected void givenMismatchedResponse(HarvestJobId id, HarvestJob another) {
    jobs.put(path(id), HarvestJobStubResponseFactory.of(another));
  }

  private StubBehaviour respond(ReceivedRequest request) {
    String path = request.target();
    return failures.getOrDefault(path, () -> jobOrNotFound(path)).get();
  }

  private StubBehaviour jobOrNotFound(String path) {
    return jobs.getOrDefault(path, NOT_FOUND);
  }

  private static String path(HarvestJobId id) {
    return "/harvest_jobs/" + id;
  }

  private static StubHttpResponse error(ServiceError error) {
    StubHttpResponse response =
        StubHttpResponse.json(error.httpStatus(), "{\"message\":\"" + error.message() + "\"}")
            .with("x-amzn-ErrorType", String.valueOf(error.errorCode()))
            .with("x-amzn-RequestId", String.valueOf(error.requestId()));
    Duration pause = error.retryAfter();
    return pause == null ? response : response.with("Retry-After", "" + pause.toSeconds());
  }
}

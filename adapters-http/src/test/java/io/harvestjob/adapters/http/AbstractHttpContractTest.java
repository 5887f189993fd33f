package io.harvestjob.adapters.http;

import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapters.http.protocol.HarvestJobPath;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.fixtures.ReceivedRequest;
import io.harvestjob.fixtures.StubBehaviour;
import io.harvestjob.fixtures.StubHttpResponse;
import io.harvestjob.fixtures.StubServer;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.LookupLatch;
import io.harvestjob.testkit.PlannedFailure;
import io.harvestjob.testkit.junit.HarvestJobRepositoryContract;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;

/** Tests the contract against a MediaPackage that the fake drives. */
abstract class AbstractHttpContractTest extends HarvestJobRepositoryContract {

  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final InMemoryHarvestJobRepository fake = new InMemoryHarvestJobRepository();
  private final Map<HarvestJobId, LookupLatch> latches = new ConcurrentHashMap<>();
  private final Map<HarvestJobId, HarvestJob> others = new ConcurrentHashMap<>();
  private final Set<HarvestJobId> malformed = ConcurrentHashMap.newKeySet();
  private final StubServer server = StubServer.start(this::respond);
  private final HttpHarvestJobRepository repository;

  AbstractHttpContractTest(HttpEngine engine) {
    this.repository =
        engine.repository(
            HttpSettings.builder(server.endpoint())
                .apiCallTimeout(DEADLINE)
                .apiCallAttemptTimeout(DEADLINE)
                .build());
  }

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
    fake.put(job);
  }

  @Override
  protected void givenErrors(HarvestJobId id, int times, ServiceError error) {
    fake.failNext(id, new PlannedFailure(times, error::toException));
  }

  @Override
  protected void givenNoResponse(HarvestJobId id) {
    fake.failNext(
        id,
        new PlannedFailure(
            Integer.MAX_VALUE,
            () -> new NoUsableResponseException(Reason.CONNECTION_FAILED, "hung up", null)));
  }

  @Override
  protected void givenMalformedResponse(HarvestJobId id) {
    malformed.add(id);
  }

  @Override
  protected void givenBlockedLookup(HarvestJobId id, LookupLatch latch) {
    latches.put(id, latch);
  }

  @Override
  protected void givenMismatchedResponse(HarvestJobId id, HarvestJob another) {
    others.put(id, another);
  }

  private StubBehaviour respond(ReceivedRequest request) {
    HarvestJobId id = new HarvestJobId(request.target().substring(HarvestJobPath.PREFIX.length()));
    Optional.ofNullable(latches.get(id)).ifPresent(LookupLatch::await);
    if (malformed.contains(id)) {
      return StubHttpResponse.json(200, "{\"id\": \"" + id);
    }
    try {
      return MediaPackageStubResponseFactory.of(
          others.containsKey(id) ? others.get(id) : fake.get(id));
    } catch (NoUsableResponseException e) {
      return StubBehaviour.closeConnection();
    } catch (HarvestJobException e) {
      return MediaPackageStubResponseFactory.of(detailsOf(e));
    }
  }

  private static ServiceError detailsOf(HarvestJobException error) {
    return new ServiceError(
        error.httpStatus().orElse(ServiceErrorType.INTERNAL_SERVER_ERROR.httpStatus()),
        error.errorCode().orElse(null),
        error.getMessage(),
        error.requestId().orElse(null),
        error.retryAfter().orElse(null));
  }
}

package com.example.gateway;

import static java.util.Objects.requireNonNull;

import com.example.gateway.Gateway.Reply;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapterkit.UnverifiedHarvestJob.Destination;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public final class GatewayHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Gateway gateway;
  private final Duration deadline;

  public GatewayHarvestJobRepository(Gateway gateway, Duration deadline) {
    this.gateway = requireNonNull(gateway, "gateway");
    this.deadline = requireNonNull(deadline, "deadline");
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    Reply reply = reply(requireNonNull(id, "id"));
    if (reply.status() != 200) {
      throw error(reply).toException();
    }
    return response(reply.fields()).verify(id, 200, reply.fields().get("request"));
  }

  private Reply reply(HarvestJobId id) {
    Future<Reply> call = threads.submit(() -> gateway.ask(id.value()));
    try {
      return call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw failure(Reason.CONNECTION_FAILED, "The gateway is gone", e.getCause());
    } catch (TimeoutException e) {
      throw failure(Reason.TIMED_OUT, "The gateway did not respond within " + deadline, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(Reason.INTERRUPTED, "Interrupted while waiting for the gateway", e);
    } finally {
      call.cancel(true);
    }
  }

  private static NoUsableResponseException failure(Reason reason, String message, Throwable cause) {
    return new NoUsableResponseException(reason, message, cause);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static ServiceError error(Reply reply) {
    Map<String, String> said = reply.fields();
    return new ServiceError(
        reply.status(), said.get("code"), said.get("message"), said.get("request"));
  }

  private static UnverifiedHarvestJob response(Map<String, String> said) {
    return new UnverifiedHarvestJob(
        said.get("id"),
        said.get("endpoint"),
        said.get("from"),
        said.get("to"),
        new Destination(said.get("bucket"), said.get("key"), said.get("role")),
        said.get("status"),
        said.get("arn"),
        said.get("channel"),
        said.get("created"));
  }
}

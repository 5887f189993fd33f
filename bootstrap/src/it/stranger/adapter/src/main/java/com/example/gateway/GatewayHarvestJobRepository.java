package com.example.gateway;

import static java.util.Objects.requireNonNull;

import com.example.gateway.Gateway.Reply;
import io.harvestjob.adapterkit.DeadlineExecutor;
import io.harvestjob.adapterkit.RetryAfterParser;
import io.harvestjob.adapterkit.ServiceError;
import io.harvestjob.adapterkit.UnverifiedHarvestJob;
import io.harvestjob.adapterkit.UnverifiedHarvestJob.Destination;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

public final class GatewayHarvestJobRepository implements HarvestJobRepository, AutoCloseable {

  private final DeadlineExecutor executor = DeadlineExecutor.create("gateway");
  private final Gateway gateway;
  private final Duration deadline;

  public GatewayHarvestJobRepository(Gateway gateway, Duration deadline) {
    this.gateway = requireNonNull(gateway, "gateway");
    this.deadline = requireNonNull(deadline, "deadline");
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    requireNonNull(id, "id");
    Reply reply = executor.call(() -> ask(id), deadline, "gateway");
    if (reply.status() != 200) {
      throw error(reply).toException();
    }
    return job(reply.fields()).verify(id, 200, reply.fields().get("request"));
  }

  private Reply ask(HarvestJobId id) {
    try {
      return gateway.ask(id.value());
    } catch (IOException e) {
      throw new NoUsableResponseException(Reason.CONNECTION_FAILED, "The gateway is gone", e);
    }
  }

  private static ServiceError error(Reply reply) {
    Map<String, String> fields = reply.fields();
    return new ServiceError(
        reply.status(),
        fields.get("code"),
        fields.get("message"),
        fields.get("request"),
        RetryAfterParser.parse(fields.get("pause"), null));
  }

  private static UnverifiedHarvestJob job(Map<String, String> fields) {
    return new UnverifiedHarvestJob(
        fields.get("id"),
        fields.get("endpoint"),
        fields.get("from"),
        fields.get("to"),
        new Destination(fields.get("bucket"), fields.get("key"), fields.get("role")),
        fields.get("status"),
        fields.get("arn"),
        fields.get("channel"),
        fields.get("created"));
  }

  @Override
  public void close() {
    executor.close();
  }
}

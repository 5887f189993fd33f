package com.example.gateway;

import static java.util.Objects.requireNonNull;

import com.example.gateway.Gateway.Reply;
import io.harvestjob.domain.spi.ServiceError;
import io.harvestjob.domain.HarvestJob;
import io.harvestjob.domain.spi.UnverifiedHarvestJob;
import io.harvestjob.domain.spi.UnverifiedHarvestJob.Destination;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.NoUsableResponseException;
import io.harvestjob.domain.NoUsableResponseException.Reason;
import java.io.IOException;
import java.util.Map;

public final class GatewayHarvestJobRepository implements HarvestJobRepository {

  private final Gateway gateway;

  public GatewayHarvestJobRepository(Gateway gateway) {
    this.gateway = requireNonNull(gateway, "gateway");
  }

  @Override
  public HarvestJob get(HarvestJobId id) {
    Reply reply = ask(id);
    if (reply.status() != 200) {
      throw error(reply).toException();
    }
    return answer(reply.fields()).verify(id, 200, reply.fields().get("request"));
  }

  private Reply ask(HarvestJobId id) {
    try {
      return gateway.ask(id.value());
    } catch (IOException e) {
      throw new NoUsableResponseException(Reason.CONNECTION_FAILED, "The gateway is gone", e);
    }
  }

  private static ServiceError error(Reply reply) {
    Map<String, String> said = reply.fields();
    return new ServiceError(
        reply.status(), said.get("code"), said.get("message"), said.get("request"));
  }

  private static UnverifiedHarvestJob answer(Map<String, String> said) {
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

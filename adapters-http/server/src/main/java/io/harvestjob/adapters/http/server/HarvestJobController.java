package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HarvestJobPath;
import io.harvestjob.application.DescribeHarvestJob;
import io.harvestjob.domain.HarvestJob;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.concurrent.CompletableFuture;

/** Describes jobs: {@code DescribeHarvestJob}. */
@Controller
final class HarvestJobController {

  private final DescribeHarvestJob describe;
  private final LookupExecutor lookups;
  private final ConfigurationHealthIndicator health;
  private final ResponseFactory responses;

  HarvestJobController(
      DescribeHarvestJob describe,
      LookupExecutor lookups,
      ConfigurationHealthIndicator health,
      ResponseFactory responses) {
    this.describe = describe;
    this.lookups = lookups;
    this.health = health;
    this.responses = responses;
  }

  @Get(HarvestJobPath.PREFIX + "{id:[^/]*}") // of any text, as SDKs send
  @Produces(MediaType.ALL) // whatever a client accepts, what it gets is JSON
  CompletableFuture<HttpResponse<byte[]>> describe(String id, HttpRequest<?> request) {
    return lookups.submit(
        () -> lookup(new DescribeHarvestJob.Query(id)),
        ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel());
  }

  private HttpResponse<byte[]> lookup(DescribeHarvestJob.Query query) {
    HarvestJob job = describe.describe(query);
    health.onSuccess();
    return responses.create(job);
  }
}

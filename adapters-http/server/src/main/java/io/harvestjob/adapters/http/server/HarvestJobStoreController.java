package io.harvestjob.adapters.http.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Creates and lists jobs; there is no such route in front of AWS. */
@Controller("/harvest_jobs")
@Requires(beans = HarvestJobStore.class)
final class HarvestJobStoreController {

  private final HarvestJobStore store;
  private final ResponseFactory responses;

  HarvestJobStoreController(HarvestJobStore store, ResponseFactory responses) {
    this.store = store;
    this.responses = responses;
  }

  /** The body is JSON, and so in UTF-8 whatever its headers say. */
  @Post
  @Consumes(MediaType.ALL)
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> create(HttpRequest<byte[]> request) {
    byte[] body = request.getBody().orElseGet(() -> new byte[0]);
    return responses.create(store.create(HarvestJobJsonCodec.parse(body)));
  }

  @Get
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> list(HttpRequest<?> request) {
    return responses.create(store.list(firstValues(request.getParameters().asMap())));
  }

  private static Map<String, String> firstValues(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get(0)));
  }
}

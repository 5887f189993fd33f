package io.harvestjob.testkit.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.ListHarvestJobsRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Handles the requests of the protocol with a fake. */
final class MediaPackageHandler implements HttpHandler {

  private static final String COLLECTION = "/harvest_jobs";
  private static final String PREFIX = COLLECTION + "/";

  private final InMemoryHarvestJobRepository fake;

  MediaPackageHandler(InMemoryHarvestJobRepository fake) {
    this.fake = fake;
  }

  /** An exchange that is closed without a response closes its connection. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<EndpointResponse> response = respondOrError(exchange);
      if (response.isPresent()) {
        response.get().send(exchange);
      }
    }
  }

  /** Returns empty for an error without a status, which means that there is no response. */
  private Optional<EndpointResponse> respondOrError(HttpExchange exchange) throws IOException {
    try {
      return Optional.of(respond(exchange));
    } catch (HarvestJobException e) {
      return e.httpStatus().stream().mapToObj(status -> EndpointResponse.of(status, e)).findAny();
    } catch (RuntimeException e) {
      HarvestJobException hidden =
          ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The fake failed");
      return Optional.of(EndpointResponse.of(500, hidden));
    }
  }

  private EndpointResponse respond(HttpExchange exchange) throws IOException {
    String rawPath = exchange.getRequestURI().getRawPath();
    return rawPath.equals(COLLECTION)
        ? listOrCreate(exchange)
        : EndpointResponse.of(fake.get(parseId(exchange.getRequestMethod(), rawPath)));
  }

  private EndpointResponse listOrCreate(HttpExchange exchange) throws IOException {
    return switch (exchange.getRequestMethod()) {
      case "GET" ->
          EndpointResponse.of(fake.list(ListHarvestJobsRequest.of(RequestReader.query(exchange))));
      case "POST" -> EndpointResponse.of(fake.create(RequestReader.createRequest(exchange)));
      default ->
          throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
              "Harvest jobs can be listed with GET and created with POST");
    };
  }

  /** The path is split before it is decoded: {@code a%2Fb} is one id, though an invalid one. */
  private static HarvestJobId parseId(String method, String rawPath) {
    if (!rawPath.startsWith(PREFIX) || rawPath.indexOf('/', PREFIX.length()) >= 0) {
      throw ServiceErrorType.NOT_FOUND.toException("Not found; this endpoint serves /harvest_jobs");
    }
    if (!method.equals("GET")) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
          "Harvest jobs can be described with GET");
    }
    return decodeId(rawPath.substring(PREFIX.length()).replace("+", "%2B"));
  }

  private static HarvestJobId decodeId(String encoded) {
    try {
      return new HarvestJobId(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(e.getMessage()));
    }
  }
}

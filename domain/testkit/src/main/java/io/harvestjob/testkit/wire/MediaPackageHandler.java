package io.harvestjob.testkit.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.HarvestJobId;
import io.harvestjob.domain.HarvestJobRepository;
import io.harvestjob.domain.spi.ServiceErrorType;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Handles the requests of the wire with a repository. */
final class MediaPackageHandler implements HttpHandler {

  private static final String PREFIX = "/harvest_jobs/";

  private final HarvestJobRepository repository;

  MediaPackageHandler(HarvestJobRepository repository) {
    this.repository = repository;
  }

  /** An exchange that is closed without a response closes its connection. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<EndpointResponse> response =
          respond(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
      if (response.isPresent()) {
        response.get().send(exchange);
      }
    }
  }

  private Optional<EndpointResponse> respond(String method, String rawPath) {
    try {
      return Optional.of(EndpointResponse.of(repository.get(parseId(method, rawPath))));
    } catch (HarvestJobException e) {
      return EndpointResponse.of(e);
    } catch (RuntimeException e) {
      return EndpointResponse.of(
          ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The fake failed"));
    }
  }

  /** The path is split before it is decoded: {@code a%2Fb} is one id, though an invalid one. */
  private static HarvestJobId parseId(String method, String rawPath) {
    if (!rawPath.startsWith(PREFIX) || rawPath.indexOf('/', PREFIX.length()) >= 0) {
      throw ServiceErrorType.NOT_FOUND.toException("There is nothing here but /harvest_jobs/{id}");
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

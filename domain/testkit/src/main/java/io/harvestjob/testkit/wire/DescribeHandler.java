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

/** Reads a request, asks, and sends what comes of it. */
final class DescribeHandler implements HttpHandler {

  private static final String PREFIX = "/harvest_jobs/";

  private final HarvestJobRepository jobs;

  DescribeHandler(HarvestJobRepository jobs) {
    this.jobs = jobs;
  }

  /** An exchange that is closed without an answer closes its connection. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<WireAnswer> answer =
          answer(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
      if (answer.isPresent()) {
        answer.get().send(exchange);
      }
    }
  }

  private Optional<WireAnswer> answer(String method, String rawPath) {
    try {
      return Optional.of(WireAnswer.of(jobs.get(idIn(method, rawPath))));
    } catch (HarvestJobException e) {
      return WireAnswer.of(e);
    } catch (RuntimeException e) {
      return WireAnswer.of(ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The fake failed"));
    }
  }

  /** The path is cut up before it is decoded: {@code a%2Fb} is one id, though no valid one. */
  private static HarvestJobId idIn(String method, String rawPath) {
    if (!rawPath.startsWith(PREFIX) || rawPath.indexOf('/', PREFIX.length()) >= 0) {
      throw ServiceErrorType.NOT_FOUND.toException("There is nothing here but /harvest_jobs/{id}");
    }
    if (!method.equals("GET")) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
          "Harvest jobs can be described with GET");
    }
    return id(rawPath.substring(PREFIX.length()).replace("+", "%2B"));
  }

  private static HarvestJobId id(String encoded) {
    try {
      return new HarvestJobId(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(String.valueOf(e.getMessage()));
    }
  }
}

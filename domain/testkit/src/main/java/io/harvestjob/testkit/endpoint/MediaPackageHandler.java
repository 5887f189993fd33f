package io.harvestjob.testkit.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.harvestjob.domain.HarvestJobException;
import io.harvestjob.domain.ServiceErrorType;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.json.JsonObjectBuilder;
import java.io.IOException;

/** Handles the requests of the protocol with a fake. */
final class MediaPackageHandler implements HttpHandler {

  private static final String COLLECTION = "/harvest_jobs";

  private final InMemoryHarvestJobRepository fake;

  MediaPackageHandler(InMemoryHarvestJobRepository fake) {
    this.fake = fake;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      respond(exchange);
    }
  }

  private void respond(HttpExchange exchange) throws IOException {
    try {
      ResponseSender.send(exchange, 200, response(exchange));
    } catch (HarvestJobException e) {
      ResponseSender.send(exchange, e);
    } catch (RuntimeException e) {
      ResponseSender.send(
          exchange, ServiceErrorType.INTERNAL_SERVER_ERROR.toException("The fake failed"));
    }
  }

  private JsonObjectBuilder response(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    if (!path.matches(COLLECTION + "(/[^/]*)?")) {
      throw ServiceErrorType.NOT_FOUND.toException("Not found; this endpoint serves /harvest_jobs");
    }
    return switch (exchange.getRequestMethod() + path.replaceFirst("/[^/]*$", "")) {
      case "GET" -> HarvestJobJsonWriter.write(fake.list(RequestReader.listRequest(exchange)));
      case "POST" -> HarvestJobJsonWriter.write(fake.create(RequestReader.createRequest(exchange)));
      case "GET" + COLLECTION -> HarvestJobJsonWriter.write(fake.get(RequestReader.id(exchange)));
      default ->
          throw ServiceErrorType.UNPROCESSABLE_ENTITY.toException(
              "Harvest jobs can be described and listed with GET, and created with POST");
    };
  }
}

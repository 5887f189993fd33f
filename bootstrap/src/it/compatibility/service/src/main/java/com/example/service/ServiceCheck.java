package com.example.service;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;

import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A MediaPackage with one job on this machine, and requests for that job to a service. */
public final class ServiceCheck implements AutoCloseable {

  private final MediaPackageEndpoint mediaPackage =
      MediaPackageEndpoint.start(
          new InMemoryHarvestJobRepository(
              aHarvestJob().withId("job-1").withStatus("SUCCEEDED").build()));

  public URI mediaPackageUri() {
    return mediaPackage.uri();
  }

  /** Fails unless the service shows the job over either adapter. */
  public void requireJobFrom(int port) throws IOException, InterruptedException {
    requireJobFrom(URI.create("http://127.0.0.1:" + port + "/aws/job-1"));
    requireJobFrom(URI.create("http://127.0.0.1:" + port + "/http/job-1"));
  }

  private static void requireJobFrom(URI uri) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    if (response.statusCode() != 200 || !response.body().contains("\"status\":\"SUCCEEDED\"")) {
      throw new AssertionError(uri + ": " + response.statusCode() + " " + response.body());
    }
  }

  @Override
  public void close() {
    mediaPackage.close();
  }
}

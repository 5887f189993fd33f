package com.example.tester;

import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.harvestjob.domain.HarvestJob;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import io.harvestjob.testkit.junit.FakeHarvestJobsExtension;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeHarvestJobsExtension.class)
class EndpointTest {

  @Test
  void respondsToAnyClient(InMemoryHarvestJobRepository fake, MediaPackageEndpoint endpoint)
      throws Exception {
    HarvestJob job = aHarvestJob().build();
    fake.put(job);

    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(endpoint.uri().resolve("/harvest_jobs/job-1")).build(),
                BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    assertTrue(response.body().contains("\"status\":\"IN_PROGRESS\""), response.body());
  }
}

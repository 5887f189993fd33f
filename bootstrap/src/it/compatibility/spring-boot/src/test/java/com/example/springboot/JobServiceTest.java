package com.example.springboot;

import static io.harvestjob.testkit.FakeJobBehaviour.finishAfterLookups;
import static io.harvestjob.testkit.HarvestJobBuilder.aHarvestJob;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.example.service.JobService;
import io.harvestjob.testkit.InMemoryHarvestJobRepository;
import io.harvestjob.testkit.endpoint.MediaPackageEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class JobServiceTest {

  private static final InMemoryHarvestJobRepository FAKE = new InMemoryHarvestJobRepository();
  private static final MediaPackageEndpoint ENDPOINT = MediaPackageEndpoint.start(FAKE);

  @DynamicPropertySource
  static void setMediaPackageUrl(DynamicPropertyRegistry properties) {
    properties.add("mediapackage.url", ENDPOINT::uri);
  }

  @BeforeEach
  void resetFake() {
    FAKE.reset();
  }

  @Test
  void describesAJob(@Autowired JobService jobs) {
    FAKE.put(aHarvestJob().build(), finishAfterLookups(1));

    assertEquals("IN_PROGRESS", jobs.describe("aws", "job-1").status());
    assertEquals("SUCCEEDED", jobs.describe("aws", "job-1").status());
  }
}

package com.example.quarkus;

import com.example.service.ServiceCheck;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(JobResourceTest.MediaPackage.class)
class JobResourceTest {

  @TestHTTPResource URI service;

  @Test
  void describesAJobOverBothAdapters() throws Exception {
    try (ServiceCheck check = new ServiceCheck()) {
      check.requireJobFrom(service.getPort());
    }
  }

  public static class MediaPackage implements QuarkusTestResourceLifecycleManager {

    private final ServiceCheck check = new ServiceCheck();

    @Override
    public Map<String, String> start() {
      return Map.of("mediapackage.url", check.mediaPackageUri().toString());
    }

    @Override
    public void stop() {
      check.close();
    }
  }
}

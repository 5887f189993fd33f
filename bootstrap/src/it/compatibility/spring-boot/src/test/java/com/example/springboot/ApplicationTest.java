package com.example.springboot;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.service.ServiceCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ApplicationTest {

  private final ServiceCheck check = new ServiceCheck();
  private ConfigurableApplicationContext application;

  @BeforeEach
  void start() {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "secret");
    application =
        SpringApplication.run(
            Application.class,
            "--server.port=0",
            "--mediapackage.url=" + check.mediaPackageUri(),
            "--mediapackage.endpoint=" + check.mediaPackageUri(),
            "--management.endpoint.health.show-details=always",
            "--management.endpoints.web.exposure.include=health,metrics");
  }

  @AfterEach
  void stop() {
    application.close();
    check.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void describesAJobOverBothAdapters() throws Exception {
    check.requireJobFrom(port());
  }

  @Test
  void waitsAndIsObservedAndReady() throws Exception {
    assertTrue(body("/wait/job-1").contains("Succeeded"));
    assertTrue(body("/actuator/health").contains("\"harvestJob\":{\"status\":\"UP\""));
    assertTrue(body("/actuator/metrics/harvestjob.lookup").contains("\"OK\""));
  }

  @Test
  void isDownWithHalfOfItsCredentials() throws Exception {
    System.clearProperty("aws.secretAccessKey");

    String health = body("/actuator/health");

    assertTrue(health.contains("\"DOWN\""), health);
    assertTrue(health.contains("aws.secretAccessKey"), health);
  }

  private String body(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private int port() {
    return application
        .getEnvironment()
        .getRequiredProperty("local.server.port", Integer.class);
  }
}

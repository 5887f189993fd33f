package com.example.springboot;

import com.example.service.ServiceCheck;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ApplicationTest {

  @Test
  void describesAJobOverBothAdapters() throws Exception {
    try (ServiceCheck check = new ServiceCheck();
        ConfigurableApplicationContext application =
            SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--mediapackage.url=" + check.mediaPackageUri())) {
      check.requireJobFrom(
          application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }
  }
}

package com.example.micronaut;

import com.example.service.ServiceCheck;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobControllerTest {

  @Test
  void describesAJobOverBothAdapters() throws Exception {
    try (ServiceCheck check = new ServiceCheck();
        EmbeddedServer server =
            ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                    "micronaut.server.port",
                    -1,
                    "mediapackage.url",
                    check.mediaPackageUri().toString()))) {
      check.requireJobFrom(server.getPort());
    }
  }
}

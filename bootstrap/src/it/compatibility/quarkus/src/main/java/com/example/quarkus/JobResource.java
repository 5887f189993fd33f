package com.example.quarkus;

import com.example.service.JobResponse;
import com.example.service.JobService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@ApplicationScoped
@Path("/")
public class JobResource {

  private final JobService jobs;

  JobResource(@ConfigProperty(name = "mediapackage.url") URI mediaPackage) {
    jobs = new JobService(mediaPackage);
  }

  @GET
  @Path("/{adapter}/{id}")
  public JobResponse describe(String adapter, String id) {
    return jobs.describe(adapter, id);
  }

  @PreDestroy
  void close() {
    jobs.close();
  }
}

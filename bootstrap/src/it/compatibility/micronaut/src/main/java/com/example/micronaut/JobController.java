package com.example.micronaut;

import com.example.service.JobResponse;
import com.example.service.JobService;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.net.URI;

@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
public class JobController {

  private final JobService jobs;

  JobController(JobService jobs) {
    this.jobs = jobs;
  }

  @Get("/{adapter}/{id}")
  JobResponse describe(String adapter, String id) {
    return jobs.describe(adapter, id);
  }

  @Factory
  static class Jobs {

    @Bean(preDestroy = "close")
    @Singleton
    JobService jobs(@Value("${mediapackage.url}") URI mediaPackage) {
      return new JobService(mediaPackage);
    }
  }
}

package com.example.springboot;

import com.example.service.JobResponse;
import com.example.service.JobService;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@SpringBootApplication
public class Application {

  @Bean
  JobService jobs(@Value("${mediapackage.url}") URI mediaPackage) {
    return new JobService(mediaPackage);
  }

  @RestController
  record Controller(JobService jobs) {

    @GetMapping("/{adapter}/{id}")
    Mono<JobResponse> describe(@PathVariable String adapter, @PathVariable String id) {
      return Mono.fromCallable(() -> jobs.describe(adapter, id))
          .subscribeOn(Schedulers.boundedElastic());
    }
  }
}

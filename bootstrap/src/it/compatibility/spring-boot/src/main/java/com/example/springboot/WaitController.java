package com.example.springboot;

import io.harvestjob.application.AwaitHarvestJob;
import io.harvestjob.application.AwaitHarvestJobService;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A wait that holds no thread. */
@RestController
record WaitController(AwaitHarvestJobService await) {

  @GetMapping("/wait/{id}")
  Mono<String> outcome(@PathVariable String id) {
    return Mono.fromFuture(
            () -> await.awaitAsync(new AwaitHarvestJob.Query(id, Duration.ofMinutes(30))))
        .map(outcome -> outcome.getClass().getSimpleName());
  }
}

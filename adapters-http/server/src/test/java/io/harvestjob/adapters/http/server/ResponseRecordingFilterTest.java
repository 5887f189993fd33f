package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResponseRecordingFilterTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private final List<String> log = new ArrayList<>();
  private final RequestMetrics metrics = new RequestMetrics(LoopbackSettings.DEFAULTS);
  private final ResponseRecordingFilter recorder =
      new ResponseRecordingFilter(
          metrics, LoopbackSettings.builder().accessLog(log::add).build(), nanoTime::get);

  @Test
  void measuresFromTheRequestToItsResponse() {
    HttpRequest<?> request = HttpRequest.GET("/a?b");
    recorder.start(request);
    nanoTime.addAndGet(Duration.ofMillis(1500).toNanos());
    recorder.record(request, HttpResponse.ok().header("x-amzn-RequestId", "id-1"));

    assertThat(log).containsExactly("GET /a 200 id-1 1500.0ms");
    assertThat(metrics.snapshots().get(0).getDataPoints().get(0))
        .isInstanceOfSatisfying(
            HistogramDataPointSnapshot.class,
            histogram -> assertThat(histogram.getSum()).isEqualTo(1.5));
  }

  @Test
  void takesNoTimeForARequestWhoseStartItDidNotSee() {
    recorder.record(
        HttpRequest.GET("/a"), HttpResponse.badRequest().header("x-amzn-RequestId", "id-1"));

    assertThat(log).containsExactly("GET /a 400 id-1 0.0ms");
  }
}

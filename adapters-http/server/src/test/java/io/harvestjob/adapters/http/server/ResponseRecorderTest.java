package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ResponseRecorderTest {

  private final AtomicLong nanoTime = new AtomicLong();
  private final List<String> log = new ArrayList<>();
  private final RequestMetrics metrics = new RequestMetrics(LoopbackSettings.NON_BLOCKING);
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new ResponseRecorder(metrics, log::add, nanoTime::get));

  @Test
  void measuresFromTheRequestToItsResponse() {
    request("/a");
    pass(Duration.ofMillis(1500));
    respond(200, "id-1");

    assertThat(log).containsExactly("GET /a 200 id-1 1500.0ms");
    assertThat(metrics.snapshots().get(0).getDataPoints().get(0))
        .isInstanceOfSatisfying(
            HistogramDataPointSnapshot.class,
            histogram -> assertThat(histogram.getSum()).isEqualTo(1.5));
  }

  @Test
  void matchesResponsesWithRequestsInOrder() {
    request("/a");
    pass(Duration.ofMillis(1));
    request("/b");
    respond(200, "id-1");
    respond(404, "id-2");

    assertThat(log).containsExactly("GET /a 200 id-1 1.0ms", "GET /b 404 id-2 0.0ms");
  }

  @Test
  void ignoresInformationalResponses() {
    request("/a");
    respond(100, "none");
    respond(200, "id-1");

    assertThat(log).containsExactly("GET /a 200 id-1 0.0ms");
  }

  @Test
  void passesEverythingOn() {
    request("/a");
    HttpResponse sent = respond(200, "id-1");

    assertThat(channel.<DefaultHttpRequest>readInbound().uri()).isEqualTo("/a");
    assertThat(channel.<HttpResponse>readOutbound()).isSameAs(sent);
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private void request(String target) {
    channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target));
  }

  private HttpResponse respond(int status, String requestId) {
    HttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
    response.headers().set("x-amzn-RequestId", requestId);
    channel.writeOutbound(response);
    return response;
  }
}

package io.harvestjob.adapters.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTimeoutHandlerTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final EmbeddedChannel channel = new EmbeddedChannel(new RequestTimeoutHandler(TIMEOUT));

  RequestTimeoutHandlerTest() {
    channel.freezeTime();
  }

  @Test
  void closesWhenHeadersAreSentByteByByte() {
    for (int second = 0; second < 20; second++) {
      assertThat(channel.isOpen()).isTrue();
      readPartOfAHead();
      pass(Duration.ofSeconds(1));
    }

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void closesWhenABodyIsNotCompleteInTime() {
    channel.writeInbound(head());
    pass(TIMEOUT);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void closesWhenABodyIsMalformed() {
    DefaultLastHttpContent malformed = new DefaultLastHttpContent();
    malformed.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("no chunk")));
    channel.writeInbound(head(), malformed);
    pass(TIMEOUT);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void closesWhenARequestThatCameWithAnotherIsNotCompleteInTime() {
    channel.writeInbound(head(), LastHttpContent.EMPTY_LAST_CONTENT, head());
    pass(TIMEOUT);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void staysOpenBetweenRequests() {
    readPartOfAHead();
    channel.writeInbound(head(), LastHttpContent.EMPTY_LAST_CONTENT);
    pass(TIMEOUT.multipliedBy(2));

    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void givesEachRequestTheWholeTime() {
    readPartOfAHead();
    pass(TIMEOUT.minusSeconds(1));
    channel.writeInbound(head(), LastHttpContent.EMPTY_LAST_CONTENT);
    readPartOfAHead();
    pass(TIMEOUT.minusSeconds(1));

    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void handsOnWhatItReads() {
    List<String> events = new ArrayList<>();
    channel.pipeline().addLast(recorder(events));

    channel.writeInbound(head());
    channel.finish();
    assertThat(events).containsExactly("read GET", "read complete", "inactive");
  }

  private static ChannelInboundHandlerAdapter recorder(List<String> events) {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        events.add("read " + ((HttpRequest) message).method());
      }

      @Override
      public void channelReadComplete(ChannelHandlerContext context) {
        events.add("read complete");
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        events.add("inactive");
      }
    };
  }

  private void readPartOfAHead() {
    channel.pipeline().fireChannelReadComplete();
  }

  private void pass(Duration time) {
    channel.advanceTimeBy(time.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
  }

  private static DefaultHttpRequest head() {
    return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
  }
}

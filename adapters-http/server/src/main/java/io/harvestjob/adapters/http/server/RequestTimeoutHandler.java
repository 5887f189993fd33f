package io.harvestjob.adapters.http.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a request, headers and body together, is not complete in time. A
 * timeout between two reads would not notice one that is sent byte by byte. A body that is
 * malformed is never complete, and nothing after it can be read.
 */
final class RequestTimeoutHandler extends ChannelInboundHandlerAdapter {

  private final Duration timeout;
  private boolean complete;
  private @Nullable Future<?> deadline;

  RequestTimeoutHandler(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof LastHttpContent last && last.decoderResult().isSuccess()) {
      complete = true;
      if (deadline != null) {
        deadline.cancel(false);
        deadline = null;
      }
    } else if (message instanceof HttpRequest) {
      complete = false;
    }
    super.channelRead(context, message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (!complete && deadline == null) {
      deadline =
          context
              .executor()
              .schedule(() -> close(context), timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
    complete = false; // whatever is read next belongs to the next request
    super.channelReadComplete(context);
  }

  private static void close(ChannelHandlerContext context) {
    var unused = context.close();
  }
}

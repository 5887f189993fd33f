package io.harvestjob.adapters.http.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches the responses of one connection with their requests, in whose order they are sent. It
 * also handles responses that no filter of Micronaut's does, such as the one to bytes that are not
 * HTTP, and closes the connection after a body that is not.
 */
final class HttpExchangeHandler extends ChannelDuplexHandler {

  private static final Pattern URL = Pattern.compile("(?i)https?://([^/?#]*)");

  private final Queue<HttpExchange> open = new ArrayDeque<>();
  private final HttpExchangeRecorder recorder;
  private final LongSupplier nanoTime;
  private boolean bodyMalformed;

  HttpExchangeHandler(HttpExchangeRecorder recorder, LongSupplier nanoTime) {
    this.recorder = recorder;
    this.nanoTime = nanoTime;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      open.add(new HttpExchange(request.method().name(), request.uri(), nanoTime.getAsLong()));
      validate(request);
      preferHostOfTarget(request);
    } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      bodyMalformed = true;
    }
    super.channelRead(context, message);
    if (bodyMalformed && open.isEmpty()) {
      var unused = context.close();
    }
  }

  /** What the HTTP codec accepts although HTTP/1.1 has no such requests (RFC 9112, 2.3 and 3.2). */
  private static void validate(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
    boolean hostIsMissing = hosts == 0 && version.equals(HttpVersion.HTTP_1_1);
    boolean versionExists =
        version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
    if (request.decoderResult().isSuccess() && (hosts > 1 || hostIsMissing || !versionExists)) {
      request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("malformed")));
    }
  }

  /** The host of a target that is a whole URL replaces the header (RFC 9112, 3.2.2). */
  private static void preferHostOfTarget(HttpRequest request) {
    if (request.uri().startsWith("/")) {
      return; // as almost all, which need no matching
    }
    Matcher url = URL.matcher(request.uri());
    if (url.lookingAt()) {
      request.headers().set(HttpHeaderNames.HOST, url.group(1));
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response && isFinal(response)) {
      HttpExchange exchange = open.remove();
      recorder.record(exchange, response, nanoTime.getAsLong() - exchange.startNanos());
      if (bodyMalformed) {
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      }
    }
    boolean close = bodyMalformed && message instanceof LastHttpContent && open.isEmpty();
    super.write(
        context,
        message,
        close ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
  }

  private static boolean isFinal(HttpResponse response) {
    return response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
  }
}

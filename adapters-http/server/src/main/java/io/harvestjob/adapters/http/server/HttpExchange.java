package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;

/** A request, until its response is sent. */
record HttpExchange(String method, String target, long startNanos) {

  private static final int MAX_LOGGED_LENGTH = 300;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^!-~]");

  String logLine(HttpResponse response, long nanos) {
    return String.format(
        Locale.ROOT,
        "%s %s %d %s %.1fms",
        printable(method),
        printable(targetWithoutQuery()),
        response.status().code(),
        response.headers().get(HeaderNames.REQUEST_ID),
        nanos / NANOS_PER_MILLI);
  }

  /** Presigned requests have their signature in the query. */
  private String targetWithoutQuery() {
    return target.split("\\?", 2)[0];
  }

  private static String printable(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_LOGGED_LENGTH));
    return NOT_PRINTABLE.matcher(start).replaceAll("?") + (start.equals(text) ? "" : "...");
  }
}

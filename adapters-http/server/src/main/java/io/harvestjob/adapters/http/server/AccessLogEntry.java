package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.regex.Pattern;

/** A request that is logged when its response is sent. */
record AccessLogEntry(String method, String target, long startNanos) {

  private static final int MAX_LOGGED_LENGTH = 300;
  private static final double NANOS_PER_TENTH_OF_MILLI = 1e5;
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^!-~]");

  String line(HttpResponse response, long nanos) {
    return String.join(
        " ",
        printable(method),
        printable(targetWithoutQuery()),
        response.status().codeAsText(),
        response.headers().get(HeaderNames.REQUEST_ID),
        Math.round(nanos / NANOS_PER_TENTH_OF_MILLI) / 10.0 + "ms");
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

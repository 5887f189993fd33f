package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.wire.HeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;

/** A request on its way to an answer. */
record Exchange(String method, String target, long startNanos) {

  private static final int LONGEST_SHOWN = 300;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^!-~]");

  String line(HttpResponse answer, long nanos) {
    return String.format(
        Locale.ROOT,
        "%s %s %d %s %.1fms",
        shown(method),
        shown(withoutQuery()),
        answer.status().code(),
        answer.headers().get(HeaderNames.REQUEST_ID),
        nanos / NANOS_PER_MILLI);
  }

  /** Presigned requests carry their signature in the query. */
  private String withoutQuery() {
    return target.split("\\?", 2)[0];
  }

  private static String shown(String text) {
    String start = text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
    return NOT_PRINTABLE.matcher(start).replaceAll("?") + (start.equals(text) ? "" : "...");
  }
}

package io.harvestjob.adapters.http.server;

import io.harvestjob.adapters.http.protocol.HeaderNames;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.regex.Pattern;

/** Writes a line about a request and its response. */
final class AccessLogFormatter {

  private static final int MAX_PATH_LENGTH = 300;
  private static final double NANOS_PER_TENTH_OF_MILLI = 1e5;
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^!-~]");

  private AccessLogFormatter() {}

  /** Leaves the query out: presigned requests have their signature in it. */
  static String format(HttpRequest<?> request, HttpResponse<?> response, long nanos) {
    return String.join(
        " ",
        printable(request.getMethodName()),
        printable(request.getUri().getRawPath()),
        String.valueOf(response.code()),
        response.header(HeaderNames.REQUEST_ID),
        Math.round(nanos / NANOS_PER_TENTH_OF_MILLI) / 10.0 + "ms");
  }

  private static String printable(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_PATH_LENGTH));
    return NOT_PRINTABLE.matcher(start).replaceAll("?") + (start.equals(text) ? "" : "...");
  }
}

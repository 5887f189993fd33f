package io.harvestjob.adapters.http;

import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request for a job, which every client can send.
 *
 * @param headers all but {@code Host}: each client sets that itself, and alike
 */
record DescribeRequest(URI url, Map<String, String> headers) {

  private static final Pattern NAME = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");
  private static final Pattern VALUE = Pattern.compile("(?:[!-~\\x80-\\xfe][\\t -~\\x80-\\xfe]*)?");

  DescribeRequest {
    headers.forEach(DescribeRequest::validate);
  }

  /** Fails without the value, which may be a secret; the JDK's client would show it. */
  private static void validate(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A header cannot have the name \"%s\"".formatted(name.replaceAll("[^ -~]", "?")));
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The value of the header %s has a character that no header can have".formatted(name));
    }
  }

  /** Leaves out the headers, which hold the signature. */
  @Override
  public String toString() {
    return "GET " + url;
  }
}

package io.harvestjob.adapters.http;

import java.util.regex.Pattern;

/** Refuses headers that nobody can send, which a signer may have made. */
final class RequestHeaderValidator {

  private static final Pattern NAME = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");
  private static final Pattern VALUE = Pattern.compile("(?:[!-~\\x80-\\xfe][\\t -~\\x80-\\xfe]*)?");

  private RequestHeaderValidator() {}

  /** Fails without the value, which may be a secret; the JDK's client would show it. */
  static void validate(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A header cannot have the name \"%s\"".formatted(name.replaceAll("[^ -~]", "?")));
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "The value of the header %s has a character that no header can have".formatted(name));
    }
  }
}

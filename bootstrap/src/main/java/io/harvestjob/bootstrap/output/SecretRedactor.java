package io.harvestjob.bootstrap.output;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Replaces secrets in text: known values, and what stands where URLs and headers have secrets. */
final class SecretRedactor {

  private static final String REDACTED = "***";

  /** Shorter values are placeholders such as "test", and parts of other words. */
  private static final int MIN_LENGTH = 8;

  private static final List<String> SECRET_VARIABLES =
      List.of(
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_SECURITY_TOKEN",
          "AWS_CONTAINER_AUTHORIZATION_TOKEN");

  private static final List<Pattern> SECRET_PLACES =
      List.of(
          // the user info of a URL, however malformed, with or without scheme
          Pattern.compile("(://)[^\\s\"'<>]*(?=@)"),
          Pattern.compile("()\\b[^\\s\"'<>:/@]+:[^\\s\"'<>/@]+(?=@)"),
          // the parameters of a signature
          Pattern.compile(
              "\\b((?:X-Amz-)?(?:Signature|Credential|Security-?Token|AWSAccessKeyId)\\s*[=:]\\s*)"
                  + "[^\\s&,\"'<>]+",
              CASE_INSENSITIVE),
          Pattern.compile(
              "\\b((?:access_|id_|refresh_|client_|session)?(?:token|secret|password|passwd)=)"
                  + "[^\\s&,\"'<>]+",
              CASE_INSENSITIVE),
          Pattern.compile("\\b((?:Proxy-)?Authorization\\s*[=:]\\s*).+", CASE_INSENSITIVE),
          // what a library says about a value that cannot be a header
          Pattern.compile("(header value\\b[^:]*:).+", CASE_INSENSITIVE | DOTALL));

  private final List<String> secrets;

  private SecretRedactor(List<String> secrets) {
    this.secrets = secrets;
  }

  static SecretRedactor ofEnvironment(Map<String, String> environment) {
    return new SecretRedactor(
        SECRET_VARIABLES.stream()
            .map(environment::get)
            .filter(Objects::nonNull)
            .flatMap(secret -> Stream.concat(Stream.of(secret), secret.lines()))
            .filter(secret -> secret.length() >= MIN_LENGTH)
            .toList());
  }

  String redact(String text) {
    String redacted = text;
    for (String secret : secrets) {
      redacted = redacted.replace(secret, REDACTED);
    }
    for (Pattern place : SECRET_PLACES) {
      redacted = place.matcher(redacted).replaceAll("$1" + REDACTED);
    }
    return redacted;
  }
}

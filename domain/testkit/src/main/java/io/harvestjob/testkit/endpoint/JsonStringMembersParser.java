package io.harvestjob.testkit.endpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the members of a JSON object that are strings, and those of the objects in it. It takes
 * for granted what clients of AWS send: JSON that is well-formed, and no name that comes twice.
 */
final class JsonStringMembersParser {

  private static final Pattern MEMBER =
      Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u\\p{XDigit}{4}|.)");

  private JsonStringMembersParser() {}

  static Map<String, String> parse(String json) {
    Map<String, String> strings = new HashMap<>();
    MEMBER
        .matcher(json)
        .results()
        .forEach(member -> strings.put(member.group(1), unescape(member.group(2))));
    return strings;
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> Matcher.quoteReplacement(character(escape.group())));
  }

  private static String character(String escape) {
    return switch (escape.charAt(1)) {
      case 'u' -> Character.toString(Integer.parseInt(escape.substring(2), 16));
      case '/' -> "/";
      default -> escape.translateEscapes();
    };
  }
}

package io.harvestjob.testkit.json;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses a JSON object into a map: objects become maps, scalars text; null and arrays null. */
public final class JsonObjectParser {

  private static final int MAX_DEPTH = 100;
  private static final char END = '\0';
  private static final Pattern LITERAL =
      Pattern.compile("null|true|false|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final String json;
  private int position;
  private int depth;

  private JsonObjectParser(String json) {
    this.json = json;
  }

  /**
   * Parses an object. Of two members with one name the last counts.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  public static Map<String, @Nullable Object> parse(String json) {
    JsonObjectParser parser = new JsonObjectParser(json + END);
    Map<String, @Nullable Object> object = parser.object();
    if (parser.peek() != END || parser.position < json.length()) {
      throw parser.invalid();
    }
    return object;
  }

  private @Nullable Object value() {
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> literal();
    };
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    list('{', '}', () -> addMember(members));
    return members;
  }

  private void addMember(Map<String, @Nullable Object> members) {
    String name = string();
    expect(':');
    members.put(name, value());
  }

  private @Nullable Object array() {
    list('[', ']', this::value);
    return null;
  }

  private void list(char open, char close, Runnable element) {
    if (++depth > MAX_DEPTH) {
      throw invalid();
    }
    expect(open);
    if (peek() != close) {
      element.run();
      while (peek() == ',') {
        position++;
        element.run();
      }
    }
    expect(close);
    depth--;
  }

  private String string() {
    expect('"');
    StringBuilder text = new StringBuilder();
    for (char next = next(); next != '"'; next = next()) {
      if (next < ' ') {
        throw invalid();
      }
      text.append(next == '\\' ? escaped(next()) : next);
    }
    return text.toString();
  }

  private char escaped(char letter) {
    int index = "\"\\/bfnrt".indexOf(letter);
    if (index >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(index);
    }
    if (letter != 'u') {
      throw invalid();
    }
    return unicode();
  }

  private char unicode() {
    int code = 0;
    for (int digit = 0; digit < 4; digit++) {
      code = code * 16 + HexFormat.fromHexDigit(next());
    }
    return (char) code;
  }

  private @Nullable String literal() {
    int start = position;
    while (",]} \t\r\n\0".indexOf(json.charAt(position)) < 0) {
      position++;
    }
    String text = json.substring(start, position);
    if (!LITERAL.matcher(text).matches()) {
      throw invalid();
    }
    return text.equals("null") ? null : text;
  }

  private char peek() {
    while (" \t\r\n".indexOf(json.charAt(position)) >= 0) {
      position++;
    }
    return json.charAt(position);
  }

  private char next() {
    return json.charAt(position++);
  }

  private void expect(char expected) {
    if (peek() != expected) {
      throw invalid();
    }
    position++;
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException("no JSON object, at character " + position);
  }
}

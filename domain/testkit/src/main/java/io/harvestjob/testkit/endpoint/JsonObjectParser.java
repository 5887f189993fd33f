package io.harvestjob.testkit.endpoint;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses a JSON object into a map: objects become maps, scalars text; null and arrays become null.
 * It is written by hand because the testkit has no dependency.
 */
final class JsonObjectParser {

  private static final int MAX_DEPTH = 100;

  private final String json;
  private int position;
  private int depth;

  private JsonObjectParser(String json) {
    this.json = json;
  }

  /**
   * Parses an object.
   *
   * @throws IllegalArgumentException if the text is no JSON object
   */
  static Map<String, @Nullable Object> parse(String json) {
    JsonObjectParser parser = new JsonObjectParser(json);
    Map<String, @Nullable Object> object = parser.object();
    parser.skipSpace();
    if (parser.position < json.length()) {
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
    enter('{');
    while (peek() != '}') {
      String name = string();
      expect(':');
      members.put(name, value());
      separator('}');
    }
    leave('}');
    return members;
  }

  private @Nullable Object array() {
    enter('[');
    while (peek() != ']') {
      value();
      separator(']');
    }
    leave(']');
    return null;
  }

  private void enter(char open) {
    if (++depth > MAX_DEPTH) {
      throw invalid();
    }
    expect(open);
  }

  private void leave(char close) {
    depth--;
    expect(close);
  }

  private void separator(char close) {
    if (peek() != close) {
      expect(',');
      if (peek() == close) {
        throw invalid();
      }
    }
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

  private char escaped(char code) {
    return switch (code) {
      case '"', '\\', '/' -> code;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw invalid();
    };
  }

  private char unicode() {
    int start = position;
    position += 4;
    if (position > json.length()) {
      throw invalid();
    }
    return (char) HexFormat.fromHexDigits(json, start, position);
  }

  private @Nullable Object literal() {
    int start = position;
    while (position < json.length() && ",]} \t\r\n".indexOf(json.charAt(position)) < 0) {
      position++;
    }
    String text = json.substring(start, position);
    if (!text.matches("null|true|false|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
      throw invalid();
    }
    return text.equals("null") ? null : text;
  }

  private char peek() {
    skipSpace();
    if (position == json.length()) {
      throw invalid();
    }
    return json.charAt(position);
  }

  private char next() {
    if (position == json.length()) {
      throw invalid();
    }
    return json.charAt(position++);
  }

  private void expect(char expected) {
    if (peek() != expected) {
      throw invalid();
    }
    position++;
  }

  private void skipSpace() {
    while (position < json.length() && " \t\r\n".indexOf(json.charAt(position)) >= 0) {
      position++;
    }
  }

  private IllegalArgumentException invalid() {
    return new IllegalArgumentException("no JSON object, at character " + position);
  }
}

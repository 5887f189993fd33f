package io.harvestjob.testkit.json;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Builds the text of a JSON object, with its members in the order in which they are added. */
public final class JsonObjectBuilder {

  private final StringJoiner members = new StringJoiner(",", "{", "}");

  /**
   * Adds a member, unless its value is null.
   *
   * @param value another builder for an object, a list for an array, or anything else for its text
   */
  public JsonObjectBuilder with(String name, @Nullable Object value) {
    if (value != null) {
      members.add(quoted(name) + ":" + json(value));
    }
    return this;
  }

  /** Returns the JSON. */
  @Override
  public String toString() {
    return members.toString();
  }

  private static String json(Object value) {
    if (value instanceof JsonObjectBuilder object) {
      return object.toString();
    }
    if (value instanceof List<?> array) {
      return array.stream().map(JsonObjectBuilder::json).collect(joining(",", "[", "]"));
    }
    return quoted(value.toString());
  }

  private static String quoted(String text) {
    return text.chars().mapToObj(JsonObjectBuilder::escaped).collect(joining("", "\"", "\""));
  }

  private static String escaped(int character) {
    int index = "\"\\\b\f\n\r\t".indexOf(character);
    if (index >= 0) {
      return "\\" + "\"\\bfnrt".charAt(index);
    }
    return character < ' ' ? "\\u%04X".formatted(character) : Character.toString(character);
  }
}

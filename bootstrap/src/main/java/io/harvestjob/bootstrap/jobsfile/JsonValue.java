package io.harvestjob.bootstrap.jobsfile;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON value with its position. */
sealed interface JsonValue {

  JsonPosition position();

  /** Returns whether this is the JSON literal null, which counts as missing. */
  default boolean isNull() {
    return false;
  }

  default boolean isObject() {
    return false;
  }

  /** Returns the text of a scalar. */
  default String text() {
    throw position().invalid("must be a text");
  }

  /** Returns a whole number from 0 to 999,999,999. */
  default int wholeNumber() {
    throw position().invalid("must be a whole number");
  }

  /** Returns this as an object. */
  default JsonObject object() {
    throw position().invalid("must be an object");
  }

  /** Returns the elements of an array. */
  default List<JsonValue> elements() {
    throw position().invalid("must be an array");
  }

  /** A string, number or boolean as it is written, or null. */
  record Scalar(JsonPosition position, @Nullable String written, boolean isNumber)
      implements JsonValue {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");

    @Override
    public boolean isNull() {
      return written == null;
    }

    @Override
    public String text() {
      return written == null ? JsonValue.super.text() : written;
    }

    @Override
    public int wholeNumber() {
      return isNumber && WHOLE_NUMBER.matcher(text()).matches()
          ? Integer.parseInt(text())
          : JsonValue.super.wholeNumber();
    }
  }

  /** An array. */
  record JsonArray(JsonPosition position, List<JsonValue> elements) implements JsonValue {}

  /** An object whose members have names in PascalCase or camelCase. */
  record JsonObject(JsonPosition position, Map<String, JsonValue> members) implements JsonValue {

    @Override
    public boolean isObject() {
      return true;
    }

    @Override
    public JsonObject object() {
      return this;
    }

    /** Returns the member with a PascalCase name. */
    JsonValue require(String name) {
      JsonValue value = find(name);
      if (value == null) {
        throw position.invalid(name + " is missing");
      }
      return value;
    }

    /** Refuses members other than these, given by their PascalCase names. */
    void requireOnly(Set<String> names) {
      members.forEach(
          (name, value) -> {
            if (!names.contains(name) && !names.contains(pascalCase(name))) {
              throw value.position().invalid("is not known here; there is " + sorted(names));
            }
          });
    }

    @Nullable String findText(String name) {
      JsonValue value = find(name);
      return value == null ? null : value.text();
    }

    @Nullable JsonValue find(String name) {
      JsonValue pascal = members.get(name);
      JsonValue camel = members.get(camelCase(name));
      if (pascal != null && camel != null) {
        throw camel.position().invalid("is given in PascalCase and in camelCase");
      }
      return presentOrNull(pascal == null ? camel : pascal);
    }

    private static @Nullable JsonValue presentOrNull(@Nullable JsonValue value) {
      return value == null || value.isNull() ? null : value;
    }

    private static String sorted(Set<String> names) {
      return names.stream().sorted().collect(joining(", "));
    }

    private static String pascalCase(String camelCase) {
      return camelCase.isEmpty()
          ? camelCase
          : Character.toUpperCase(camelCase.charAt(0)) + camelCase.substring(1);
    }

    private static String camelCase(String pascalCase) {
      return Character.toLowerCase(pascalCase.charAt(0)) + pascalCase.substring(1);
    }
  }
}

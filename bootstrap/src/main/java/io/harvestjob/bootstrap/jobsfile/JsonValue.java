package io.harvestjob.bootstrap.jobsfile;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows where it stands. */
sealed interface JsonValue {

  Place place();

  /** Whether this is the JSON literal null, which counts as not being there. */
  default boolean isNull() {
    return false;
  }

  default boolean isObject() {
    return false;
  }

  /** The text of a scalar. */
  default String text() {
    throw place().refuse("must be a text");
  }

  /** A number without a fraction, from zero to some hundreds of millions. */
  default int wholeNumber() {
    throw place().refuse("must be a whole number");
  }

  /** The members of an object. */
  default JsonObject object() {
    throw place().refuse("must be an object");
  }

  /** The elements of an array. */
  default List<JsonValue> elements() {
    throw place().refuse("must be an array");
  }

  /** A string, number or boolean as it is written, or null. */
  record Scalar(Place place, @Nullable String written, boolean isNumber) implements JsonValue {

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
  record JsonArray(Place place, List<JsonValue> elements) implements JsonValue {}

  /** An object, whose members are found in PascalCase or camelCase. */
  record JsonObject(Place place, Map<String, JsonValue> members) implements JsonValue {

    @Override
    public boolean isObject() {
      return true;
    }

    @Override
    public JsonObject object() {
      return this;
    }

    /** The member, by its PascalCase name. */
    JsonValue require(String name) {
      JsonValue value = find(name);
      if (value == null) {
        throw place.refuse(name + " is missing");
      }
      return value;
    }

    /** All members must be among these, by their PascalCase names. */
    void requireOnly(Set<String> names) {
      members.forEach(
          (name, value) -> {
            if (!names.contains(name) && !names.contains(pascalCase(name))) {
              throw value.place().refuse("is not known here; there is " + sorted(names));
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
        throw camel.place().refuse("stands here in both cases");
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

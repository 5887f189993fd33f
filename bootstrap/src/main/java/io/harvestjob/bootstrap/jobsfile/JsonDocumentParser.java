package io.harvestjob.bootstrap.jobsfile;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonArray;
import io.harvestjob.bootstrap.jobsfile.JsonValue.JsonObject;
import io.harvestjob.bootstrap.jobsfile.JsonValue.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Parses a JSON document with the position of every value; duplicate members are an error. The
 * elements of an array at the root, or in a certain member of the root, are handed on one by one
 * and not kept, so that a document may be larger than the memory.
 */
final class JsonDocumentParser {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final JsonParser parser;
  private final Predicate<String> streamedMember;
  private final Consumer<JsonValue> elements;

  private JsonDocumentParser(
      JsonParser parser, Predicate<String> streamedMember, Consumer<JsonValue> elements) {
    this.parser = parser;
    this.streamedMember = streamedMember;
    this.elements = elements;
  }

  /**
   * Returns the document without the streamed elements.
   *
   * @param streamedMember accepts the name of the member of the root whose elements are streamed
   * @param elements receives each streamed element
   */
  static JsonValue parse(
      InputStream in, Predicate<String> streamedMember, Consumer<JsonValue> elements)
      throws IOException {
    try (JsonParser parser = JSON.createParser(in)) {
      return new JsonDocumentParser(parser, streamedMember, elements).documentOrException();
    }
  }

  private JsonValue documentOrException() throws IOException {
    try {
      return document();
    } catch (JsonProcessingException e) {
      JsonLocation location = requireNonNullElseGet(e.getLocation(), parser::currentLocation);
      throw JsonPosition.of(location, JsonPath.ROOT).invalid(e.getOriginalMessage());
    }
  }

  private JsonValue document() throws IOException {
    if (parser.nextToken() == null) {
      throw here(JsonPath.ROOT).invalid("there is nothing in it");
    }
    JsonValue document = value(JsonPath.ROOT);
    if (parser.nextToken() != null) {
      throw here(JsonPath.ROOT).invalid("there is more after the end of the JSON");
    }
    return document;
  }

  private JsonValue value(JsonPath path) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> array(path);
      case VALUE_NULL -> new Scalar(here(path), null, false);
      default -> new Scalar(here(path), parser.getText(), parser.currentToken().isNumeric());
    };
  }

  private JsonValue object(JsonPath path) throws IOException {
    JsonPosition position = here(path);
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(path.member(name)));
    }
    return new JsonObject(position, members);
  }

  private JsonValue array(JsonPath path) throws IOException {
    JsonPosition position = here(path);
    List<JsonValue> kept = new ArrayList<>();
    Consumer<JsonValue> receiver = isStreamed(path) ? elements : kept::add;
    for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      receiver.accept(value(path.element(index)));
    }
    return new JsonArray(position, kept);
  }

  private boolean isStreamed(JsonPath path) {
    JsonPath parent = path.parent();
    return parent == null || (parent.parent() == null && streamedMember.test(path.name()));
  }

  private JsonPosition here(JsonPath path) {
    return JsonPosition.of(parser.currentTokenLocation(), path);
  }
}
